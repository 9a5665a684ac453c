package org.marrow.source;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Curie;
import org.marrow.model.Frequency;
import org.marrow.model.MarrowException;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;

/// Reads `en_product4.xml`, Orphanet's annotations of disorders with phenotypes, association by
/// association.
///
/// The encoding is the one that the XML declares, as a rule ISO-8859-1. A document type declaration is
/// refused and no entity is read from elsewhere. The attributes `count` are not read, since they are wrong
/// in files that were cut. The frequency *Excluded (0%)* means absent.
///
/// Source: [Orphadata, phenotypes associated with rare disorders](https://www.orphadata.com/phenotypes/).
public final class OrphanetReader {

    private static final String ROOT = "JDBOR";
    private static final String EXPECTED = "Orphanet's en_product4.xml (JDBOR with HPODisorderSetStatusList)";
    private static final String PUBMED = "[PMID]";
    private static final int DAY_LENGTH = 10;
    private static final int TAIL = 4096;

    /// The bands by what stands before the parenthesis of their English names.
    private static final Map<String, Curie> BANDS_BY_NAME = Map.of(
            "obligate", band("0040280"),
            "very frequent", band("0040281"),
            "frequent", band("0040282"),
            "occasional", band("0040283"),
            "very rare", band("0040284"),
            "excluded", Frequency.Band.EXCLUDED);

    /// The bands by Orphanet's identifier of each, for files in other languages.
    private static final Map<String, Curie> BANDS_BY_ID = Map.of(
            "28405", band("0040280"),
            "28412", band("0040281"),
            "28419", band("0040282"),
            "28426", band("0040283"),
            "28433", band("0040284"),
            "28440", Frequency.Band.EXCLUDED);

    private final SourceFile file;
    private final String fileIri;
    private final Function<Curie, Aspect> aspects;

    /// One association.
    ///
    /// @param annotation          what it says
    /// @param conditionName       the name of its disorder
    /// @param diagnosticCriterion such as `Pathognomonic sign`
    /// @param validationStatus    `y` or `n`
    /// @param validationDate      when the annotations of the disorder were validated
    /// @param content             all that it says: two associations of the same content say the same
    public record Row(
            Annotation annotation,
            String conditionName,
            Optional<String> diagnosticCriterion,
            Optional<String> validationStatus,
            Optional<LocalDate> validationDate,
            String content) {}

    /// A reader of `file`, whose annotations name `fileIri` as where they are from.
    ///
    /// @param aspects what kind of thing a term is, which the file does not say
    public OrphanetReader(SourceFile file, String fileIri, Function<Curie, Aspect> aspects) {
        this.file = file;
        this.fileIri = fileIri;
        this.aspects = aspects;
    }

    /// The day that the file says it was made, such as `2024-12-03`; the first word of its version where it
    /// gives no day, and `undated` if it has neither.
    ///
    /// @throws MarrowException if the file is of another kind or ends too early
    public static String version(SourceFile file) {
        return new OrphanetReader(file, "", term -> Aspect.PHENOTYPIC_ABNORMALITY).parse(xml -> {
            String date = attribute(xml, "date");
            if (date.length() >= DAY_LENGTH && isDay(date.substring(0, DAY_LENGTH))) {
                return date.substring(0, DAY_LENGTH);
            }
            String version = attribute(xml, "version").strip().split(" ", 2)[0];
            boolean plain = version.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
            return plain && !version.isEmpty() ? version : "undated";
        });
    }

    /// Hands every association to `rows` in the order of the file. Those of one disorder are held until its
    /// end, where the validation stands.
    ///
    /// @return the number of associations
    /// @throws MarrowException at the first one that is not as the format says, or if the file is of
    ///                         another kind or ends too early
    public long read(Consumer<Row> rows) {
        return parse(xml -> {
            long count = 0;
            boolean found = false;
            while (toChild(xml)) {
                if (!xml.getLocalName().equals("HPODisorderSetStatusList")) {
                    skip(xml);
                    continue;
                }
                found = true;
                while (toChild(xml)) {
                    count += readStatus(xml, rows);
                }
            }
            if (!found) {
                throw file.wrongKind(line(xml), "no HPODisorderSetStatusList", EXPECTED);
            }
            return count;
        });
    }

    private interface Work<T> {
        T from(XMLStreamReader xml) throws XMLStreamException;
    }

    private <T> T parse(Work<T> work) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try (InputStream bytes = file.open()) {
            XMLStreamReader xml;
            try {
                xml = factory.createXMLStreamReader(bytes);
            } catch (XMLStreamException e) {
                throw failure(1, e, true);
            }
            boolean inside = false;
            try {
                toRoot(xml);
                inside = true;
                return work.from(xml);
            } catch (XMLStreamException e) {
                throw failure(Math.max(1, line(xml)), e, !inside);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw failure(1, e, false);
        } catch (IOException e) {
            throw file.unreadable(1, e);
        }
    }

    private void toRoot(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            if (event == XMLStreamConstants.DTD) {
                throw file.malformed(line(xml), "a document type declaration", "none, since no entity is read");
            }
            event = xml.next();
        }
        if (!xml.getLocalName().equals(ROOT)) {
            throw file.wrongKind(line(xml), "the element " + xml.getLocalName(), EXPECTED);
        }
    }

    private MarrowException failure(long line, XMLStreamException e, boolean beforeRoot) {
        if (e.getNestedException() instanceof CharConversionException) {
            return file.malformed(line, "bytes that are not in the encoding that the file declares", "text in it");
        }
        String end;
        try {
            end = end();
        } catch (IOException unreadable) {
            return file.unreadable(line, unreadable);
        }
        String found = "what is no XML: " + String.valueOf(e.getMessage()).replace('\n', ' ');
        if (beforeRoot) {
            return file.wrongKind(line, found, EXPECTED);
        }
        return end.endsWith("</" + ROOT + ">")
                ? file.malformed(line, found, "well-formed XML")
                : file.unreadable(line, new EOFException("no </" + ROOT + "> at its end"));
    }

    /// What the file ends with, which the parser does not tell: whether it was cut, and whether it unpacks
    /// to its end.
    private String end() throws IOException {
        try (InputStream bytes = file.open()) {
            String tail = "";
            for (byte[] some = bytes.readNBytes(TAIL); some.length > 0; some = bytes.readNBytes(TAIL)) {
                String all = tail + new String(some, StandardCharsets.ISO_8859_1);
                tail = all.substring(Math.max(0, all.length() - TAIL));
            }
            return tail.stripTrailing();
        }
    }

    private long readStatus(XMLStreamReader xml, Consumer<Row> rows) throws XMLStreamException {
        Optional<Disorder> disorder = Optional.empty();
        List<String> references = List.of();
        Optional<String> status = Optional.empty();
        Optional<LocalDate> day = Optional.empty();
        long start = line(xml);
        while (toChild(xml)) {
            switch (xml.getLocalName()) {
                case "Disorder" -> disorder = Optional.of(disorder(xml));
                case "Source" -> references = references(text(xml));
                case "ValidationStatus" -> status = GeneColumns.value(text(xml));
                case "ValidationDate" -> day = day(xml);
                default -> skip(xml);
            }
        }
        Disorder found = disorder.orElseThrow(
                () -> file.malformed(start, "HPODisorderSetStatus without a Disorder", "one in each"));
        for (Association association : found.associations()) {
            rows.accept(row(found, association, references, status, day));
        }
        return found.associations().size();
    }

    private record Disorder(Curie condition, String name, List<Association> associations) {}

    private record Association(Curie term, Optional<Curie> band, Optional<String> criterion, long line) {}

    private Disorder disorder(XMLStreamReader xml) throws XMLStreamException {
        long start = line(xml);
        String code = "";
        String name = "";
        List<Association> associations = new ArrayList<>();
        while (toChild(xml)) {
            switch (xml.getLocalName()) {
                case "OrphaCode" -> code = text(xml);
                case "Name" -> name = text(xml);
                case "HPODisorderAssociationList" -> {
                    while (toChild(xml)) {
                        associations.add(association(xml));
                    }
                }
                default -> skip(xml);
            }
        }
        if (!Identifiers.isNumber(code)) {
            throw file.malformed(start, Identifiers.quoted(code) + " as OrphaCode", "a number such as 58");
        }
        if (name.isEmpty()) {
            throw file.malformed(start, "disorder " + code + " without a Name", "one");
        }
        return new Disorder(new Curie("ORPHA", code), name, associations);
    }

    private Association association(XMLStreamReader xml) throws XMLStreamException {
        long start = line(xml);
        String term = "";
        Optional<Curie> band = Optional.empty();
        Optional<String> criterion = Optional.empty();
        while (toChild(xml)) {
            switch (xml.getLocalName()) {
                case "HPO" -> term = textOf(xml, "HPOId");
                case "HPOFrequency" -> band = band(xml);
                case "DiagnosticCriteria" -> criterion = GeneColumns.value(textOf(xml, "Name"));
                default -> skip(xml);
            }
        }
        if (!Identifiers.isTerm(term)) {
            throw file.malformed(start, Identifiers.quoted(term) + " as HPOId", "an HPO identifier such as HP:0033606");
        }
        return new Association(Curie.parse(term), band, criterion, start);
    }

    /// The band by its name, and by its identifier where the name is in another language.
    private Optional<Curie> band(XMLStreamReader xml) throws XMLStreamException {
        long start = line(xml);
        String id = attribute(xml, "id");
        String name = textOf(xml, "Name");
        if (id.isEmpty() && name.isEmpty()) {
            return Optional.empty();
        }
        String word = name.split("\\(", 2)[0].strip().toLowerCase(Locale.ROOT);
        Curie band = BANDS_BY_NAME.containsKey(word) ? BANDS_BY_NAME.get(word) : BANDS_BY_ID.get(id);
        if (band == null) {
            throw file.malformed(
                    start,
                    "%s, id %s, as HPOFrequency".formatted(Identifiers.quoted(name), Identifiers.quoted(id)),
                    "one of Obligate, Very frequent, Frequent, Occasional, Very rare and Excluded");
        }
        return Optional.of(band);
    }

    private Optional<LocalDate> day(XMLStreamReader xml) throws XMLStreamException {
        long start = line(xml);
        String text = text(xml);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.length() < DAY_LENGTH || !isDay(text.substring(0, DAY_LENGTH))) {
            throw file.malformed(start, Identifiers.quoted(text) + " as ValidationDate", "a day such as 2016-06-01");
        }
        return Optional.of(LocalDate.parse(text.substring(0, DAY_LENGTH)));
    }

    /// The publications of a list such as `23760316[PMID]_9883725[PMID]`; other words are kept as they
    /// stand.
    private static List<String> references(String text) {
        List<String> references = new ArrayList<>();
        for (String part : text.split("_", -1)) {
            String number = part.endsWith(PUBMED) ? part.substring(0, part.length() - PUBMED.length()) : "";
            String reference = Identifiers.isNumber(number) ? "PMID:" + number : part.strip();
            if (!reference.isEmpty() && !references.contains(reference)) {
                references.add(reference);
            }
        }
        return references;
    }

    private Row row(
            Disorder disorder,
            Association association,
            List<String> references,
            Optional<String> status,
            Optional<LocalDate> day) {
        Optional<Frequency> frequency = association.band().map(Frequency.Band::new);
        var annotation = new Annotation(
                Publisher.ORPHANET,
                disorder.condition(),
                association.term(),
                aspects.apply(association.term()),
                frequency.filter(Frequency::isZero).isPresent() ? Polarity.ABSENT : Polarity.PRESENT,
                frequency,
                Optional.empty(),
                references,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                fileIri,
                List.of(association.line()));
        String content = String.join(
                "\t",
                disorder.condition().toString(),
                association.term().toString(),
                association.band().map(Curie::toString).orElse(""),
                association.criterion().orElse(""),
                String.join(";", references),
                status.orElse(""),
                day.map(LocalDate::toString).orElse(""));
        return new Row(annotation, disorder.name(), association.criterion(), status, day, content);
    }

    private static Curie band(String local) {
        return new Curie("HP", local);
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /// Moves to the next child of the current element, or to its end if there is none.
    private static boolean toChild(XMLStreamReader xml) throws XMLStreamException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return event == XMLStreamConstants.START_ELEMENT;
            }
        }
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        while (toChild(xml)) {
            skip(xml);
        }
    }

    /// The text of the child `name`, or nothing if there is no such child.
    private static String textOf(XMLStreamReader xml, String name) throws XMLStreamException {
        String text = "";
        while (toChild(xml)) {
            if (xml.getLocalName().equals(name)) {
                text = text(xml);
            } else {
                skip(xml);
            }
        }
        return text;
    }

    private static String text(XMLStreamReader xml) throws XMLStreamException {
        return xml.getElementText().strip();
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
    }

    private static long line(XMLStreamReader xml) {
        return xml.getLocation().getLineNumber();
    }
}
