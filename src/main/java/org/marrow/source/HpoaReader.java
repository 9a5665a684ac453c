package org.marrow.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Biocuration;
import org.marrow.model.Curie;
import org.marrow.model.Evidence;
import org.marrow.model.Frequency;
import org.marrow.model.MarrowException;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;
import org.marrow.model.Sex;

/// Reads `phenotype.hpoa`, the HPO's disease annotations, row by row.
///
/// Both header styles are read: the one since 2024, where the column names stand on a line of their own,
/// and the older one, where they stand behind `#`. Lines that begin with `#` are remarks wherever they
/// stand. Three encodings mean absent: the qualifier `NOT`, a count of `0/n` (or `0%`), and the frequency
/// HP:0040285.
///
/// Source: [HPO annotation
/// format](https://obophenotype.github.io/human-phenotype-ontology/annotations/phenotype_hpoa/).
public final class HpoaReader {

    /// Column names without case and underscores, which is all that the two header styles differ in.
    private static final List<String> COLUMNS = List.of(
            "databaseid",
            "diseasename",
            "qualifier",
            "hpoid",
            "reference",
            "evidence",
            "onset",
            "frequency",
            "sex",
            "modifier",
            "aspect",
            "biocuration");

    private static final Pattern REMARK = Pattern.compile("#\\s*([A-Za-z-]+):\\s*(.*)");
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
    private static final Pattern PERCENTAGE = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)%");
    private static final Pattern BIOCURATION = Pattern.compile("(\\S+)\\[(\\d{4}-\\d{2}-\\d{2})]");
    private static final String HEADER_EXPECTED =
            "the header of phenotype.hpoa (database_id, disease_name, qualifier, hpo_id, ...)";

    private final SourceFile file;
    private final String fileIri;
    private final UnaryOperator<Curie> canonical;
    private final Map<String, Curie> conditions = new HashMap<>();
    private final Map<String, Curie> terms = new HashMap<>();
    private final Map<String, String> remarks = new HashMap<>();

    /// One row.
    ///
    /// @param annotation    what it says
    /// @param conditionName the name that it gives to its condition; the same condition may have others
    ///                      elsewhere
    /// @param content       the twelve columns joined by tabs: two rows of the same content say the same
    public record Row(Annotation annotation, String conditionName, String content) {}

    /// A reader of `file`, whose annotations name `fileIri` as where they are from.
    ///
    /// @param canonical gives the one spelling of a condition's identifier, or throws a [MarrowException] if it
    ///                  knows none, which is then reported with file and line
    public HpoaReader(SourceFile file, String fileIri, UnaryOperator<Curie> canonical) {
        this.file = file;
        this.fileIri = fileIri;
        this.canonical = canonical;
    }

    /// The release that the file says it is, such as `2025-05-06`, or `undated` if it does not say.
    ///
    /// @throws MarrowException if the file is of another kind or ends too early
    public static String version(SourceFile file) {
        var reader = new HpoaReader(file, "", UnaryOperator.identity());
        reader.scan(true, row -> {});
        return reader.remarks.getOrDefault("version", reader.remarks.getOrDefault("date", "undated"));
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of
    ///         another kind or ends too early
    public long read(Consumer<Row> rows) {
        return scan(false, rows);
    }

    private long scan(boolean onlyHeader, Consumer<Row> rows) {
        CSVFormat format = CSVFormat.Builder.create()
                .setDelimiter('\t')
                .setQuote(null)
                .setIgnoreEmptyLines(true)
                .get();
        long line = 1;
        long count = 0;
        boolean inBody = false;
        try (Reader text = new InputStreamReader(file.open(), StandardCharsets.UTF_8.newDecoder());
                var records = format.parse(text)) {
            var iterator = records.iterator();
            for (CSVRecord record = next(iterator, line); record != null; record = next(iterator, line)) {
                line = records.getCurrentLineNumber();
                if (isHeader(record)) {
                    if (inBody) {
                        throw file.malformed(line, "a second header line", "one, before the rows");
                    }
                    if (onlyHeader) {
                        return 0;
                    }
                    inBody = true;
                } else if (record.get(0).startsWith("#")) {
                    remember(record);
                } else if (!inBody) {
                    throw file.wrongKind(line, quoted(String.join("\t", record.values())), HEADER_EXPECTED);
                } else {
                    rows.accept(row(record, line));
                    count++;
                }
            }
        } catch (IOException e) {
            throw file.unreadable(line, e);
        }
        if (!inBody) {
            throw file.wrongKind(line, "no header line", HEADER_EXPECTED);
        }
        return count;
    }

    private @Nullable CSVRecord next(Iterator<CSVRecord> records, long line) {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw file.unreadable(line, Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException(e)));
        }
    }

    private static boolean isHeader(CSVRecord record) {
        if (record.size() != COLUMNS.size()) {
            return false;
        }
        List<String> names = Arrays.stream(record.values())
                .map(name -> name.toLowerCase(Locale.ROOT)
                        .replace("_", "")
                        .replace("#", "")
                        .strip())
                .toList();
        return names.equals(COLUMNS);
    }

    private void remember(CSVRecord record) {
        Matcher remark = REMARK.matcher(String.join("\t", record.values()));
        if (remark.matches()) {
            remarks.putIfAbsent(
                    remark.group(1).toLowerCase(Locale.ROOT), remark.group(2).strip());
        }
    }

    private Row row(CSVRecord record, long line) {
        if (record.size() != COLUMNS.size()) {
            throw file.malformed(line, record.size() + " columns", COLUMNS.size() + " columns separated by tabs");
        }
        Optional<Frequency> frequency = frequency(record.get(7), line);
        boolean negated = negated(record.get(2), line);
        var annotation = new Annotation(
                Publisher.HPOA,
                condition(record.get(0), line),
                term(record.get(3), "hpo_id", line),
                aspect(record.get(10), line),
                negated || frequency.filter(Frequency::isZero).isPresent() ? Polarity.ABSENT : Polarity.PRESENT,
                frequency,
                evidence(record.get(5), line),
                split(record.get(4)),
                record.get(6).isEmpty() ? Optional.empty() : Optional.of(term(record.get(6), "onset", line)),
                sex(record.get(8), line),
                split(record.get(9)).stream()
                        .map(text -> term(text, "modifier", line))
                        .toList(),
                biocurations(record.get(11), line),
                fileIri,
                List.of(line));
        return new Row(annotation, record.get(1), String.join("\t", record.values()));
    }

    private Curie condition(String text, long line) {
        try {
            return conditions.computeIfAbsent(text, spelling -> canonical.apply(Curie.parse(spelling)));
        } catch (MarrowException e) {
            throw file.malformed(
                    line, quoted(text) + " as database_id", "a CURIE such as OMIM:616022: " + e.getMessage());
        }
    }

    private Curie term(String text, String column, long line) {
        Curie known = terms.get(text);
        if (known != null) {
            return known;
        }
        if (!Identifiers.isTerm(text)) {
            throw file.malformed(line, quoted(text) + " as " + column, "an HPO identifier such as HP:0033606");
        }
        Curie curie = Curie.parse(text);
        terms.put(text, curie);
        return curie;
    }

    private boolean negated(String qualifier, long line) {
        return switch (qualifier) {
            case "" -> false;
            case "NOT" -> true;
            default -> throw file.malformed(line, quoted(qualifier) + " as qualifier", "NOT or nothing");
        };
    }

    private Optional<Frequency> frequency(String text, long line) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher count = COUNT.matcher(text);
        Matcher percentage = PERCENTAGE.matcher(text);
        try {
            if (count.matches()) {
                return Optional.of(
                        new Frequency.Count(Integer.parseInt(count.group(1)), Integer.parseInt(count.group(2))));
            }
            if (percentage.matches()) {
                return Optional.of(new Frequency.Percentage(new BigDecimal(percentage.group(1))));
            }
            if (Identifiers.isTerm(text)) {
                return Optional.of(new Frequency.Band(term(text, "frequency", line)));
            }
        } catch (IllegalArgumentException e) {
            throw file.malformed(line, quoted(text) + " as frequency", String.valueOf(e.getMessage()));
        }
        throw file.malformed(line, quoted(text) + " as frequency", "n/m, n% or an HPO term such as HP:0040281");
    }

    private Optional<Evidence> evidence(String text, long line) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (Evidence evidence : Evidence.values()) {
            if (evidence.name().equals(text)) {
                return Optional.of(evidence);
            }
        }
        throw file.malformed(line, quoted(text) + " as evidence", "one of " + Arrays.toString(Evidence.values()));
    }

    private Optional<Sex> sex(String text, long line) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "MALE" -> Optional.of(Sex.MALE);
            case "FEMALE" -> Optional.of(Sex.FEMALE);
            default -> throw file.malformed(line, quoted(text) + " as sex", "MALE, FEMALE or nothing");
        };
    }

    private Aspect aspect(String text, long line) {
        return Aspect.ofLetter(text)
                .orElseThrow(() -> file.malformed(line, quoted(text) + " as aspect", "one of P, I, C, H, M"));
    }

    private List<Biocuration> biocurations(String text, long line) {
        List<Biocuration> biocurations = new ArrayList<>();
        for (String entry : split(text)) {
            Matcher matcher = BIOCURATION.matcher(entry);
            if (!matcher.matches()) {
                throw file.malformed(
                        line, quoted(entry) + " as biocuration", "curator[date], such as HPO:probinson[2022-10-06]");
            }
            try {
                biocurations.add(new Biocuration(matcher.group(1), LocalDate.parse(matcher.group(2))));
            } catch (DateTimeException e) {
                throw file.malformed(line, quoted(entry) + " as biocuration", "a day that exists");
            }
        }
        return biocurations.stream().distinct().toList();
    }

    private static List<String> split(String text) {
        var parts = new LinkedHashSet<String>();
        for (String part : text.split(";", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return List.copyOf(parts);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
