package org.marrow.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;
import org.marrow.model.SynonymScope;
import org.marrow.model.Translation;
import org.marrow.model.TranslationStatus;
import org.marrow.rdf.AxiomRdf;
import org.marrow.rdf.AxiomRdf.Annotation;
import org.marrow.source.BabelonReader;
import org.marrow.source.SourceFile;
import org.marrow.source.TranslatedSynonymsReader;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// Translations of the HPO in one language to triples: each text as a tagged literal of its term and as
/// an axiom with its status and source.
///
/// An official label whose source value is not the term's current label is shown as a candidate
/// (`babelon:translation_status`), beside the status of the file (`mw:publishedStatus`).
final class BabelonLoad {

    private static final Node STATUS = slot("translation_status");
    private static final String SOURCE_VALUE = "source_value";
    private static final String COMMENT = "comment";
    private static final String DATE = "translation_date";
    private static final String CONFIDENCE = "translation_confidence";
    private static final String MISSING = "NA";
    private static final Set<String> TEXTS = Set.of(
            "source_language", SOURCE_VALUE, "translation_precision", "translation_type", "translator_expertise");
    private static final Set<String> REFERENCES = Set.of("source", "source_version", "translator");
    private static final Set<String> READ = Stream.of(Set.of(COMMENT, DATE, CONFIDENCE), TEXTS, REFERENCES)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final Prefixes prefixes;
    private final Consumer<Triple> out;
    private final SourceReport report;
    private final HpoTerms terms;
    private final Set<Node> axioms = new HashSet<>();
    private final Set<Triple> direct = new HashSet<>();
    private final Map<Curie, String> labels = new HashMap<>();
    private final Map<Curie, String> definitions = new HashMap<>();
    private final Map<String, Node> references = new HashMap<>();

    BabelonLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report, HpoTerms terms) {
        this.prefixes = prefixes;
        this.out = out;
        this.report = report;
        this.terms = terms;
    }

    /// Writes the labels and definitions in `file`.
    void load(SourceFile file) {
        new BabelonReader(file).read(row -> {
            report.remark("cells read without their CSV quotes", row.quoted());
            write(file, row.line(), List.of(row.translation()));
        });
    }

    /// Writes the synonyms in `file`.
    void loadSynonyms(SourceFile file) {
        new TranslatedSynonymsReader(file).read(row -> {
            report.remark("cells read without their CSV quotes", row.quoted());
            write(file, row.line(), row.synonyms());
        });
    }

    /// Writes the translations of one row, which is loaded or skipped as a whole.
    private void write(SourceFile file, long line, List<Translation> translations) {
        Translation first = translations.getFirst();
        String text = first.text().strip();
        Optional<Node> property = property(first.property());
        if (first.status() == TranslationStatus.NOT_TRANSLATED) {
            report.skip("not translated", first.term().toString());
        } else if (text.isEmpty() || text.equals(MISSING)) {
            report.skip("no text", first.term().toString());
        } else if (property.isEmpty()) {
            report.skip("translates another property than a label, a definition or a synonym", first.property());
        } else {
            report.load();
            report.remark("rows on obsolete terms", terms.isObsolete(first.term()) ? 1 : 0);
            report.remark("rows on terms that the HPO beside does not have", terms.isKnown(first.term()) ? 0 : 1);
            report.remark("rows with several synonyms", translations.size() > 1 ? 1 : 0);
            first.details().keySet().stream()
                    .filter(column -> !READ.contains(column))
                    .forEach(column -> report.remark("values of columns that are not read: " + column, 1));
            boolean isNew = false;
            for (Translation translation : translations) {
                isNew |= write(file, line, property.get(), translation);
            }
            report.remark("rows that repeat another", isNew ? 0 : 1);
        }
    }

    private static Optional<Node> property(String name) {
        if (name.equals("rdfs:label")) {
            return Optional.of(RDFS.Nodes.label);
        }
        if (name.equals("IAO:0000115") || name.equals("obo:IAO_0000115")) {
            return Optional.of(Published.DEFINITION);
        }
        int colon = name.indexOf(':');
        return Optional.of(name)
                .filter(text -> text.startsWith("oboInOwl:") || text.startsWith("oio:"))
                .flatMap(text -> SynonymScope.ofProperty(text.substring(colon + 1)))
                .map(scope -> NodeFactory.createURI(Published.OBO_IN_OWL + scope.property()));
    }

    private boolean write(SourceFile file, long line, Node property, Translation translation) {
        String text = translation.text().strip();
        report.remark(
                "texts without the blanks at their ends",
                text.length() == translation.text().length() ? 0 : 1);
        Node subject = NodeFactory.createURI(prefixes.iri(translation.term()));
        Node target = NodeFactory.createLiteralLang(text, translation.language());
        List<Triple> axiom =
                AxiomRdf.triples(subject, property, target, annotations(file, line, property, translation));
        if (!axioms.add(axiom.getFirst().getSubject())) {
            return false;
        }
        Triple triple = Triple.create(subject, property, target);
        if (direct.add(triple)) {
            out.accept(triple);
        }
        axiom.forEach(out);
        countRivals(property, translation.term(), text);
        return true;
    }

    private void countRivals(Node property, Curie term, String text) {
        if (property.equals(RDFS.Nodes.label)) {
            String before = labels.putIfAbsent(term, text);
            report.remark("labels beside another of their term", before == null || before.equals(text) ? 0 : 1);
        } else if (property.equals(Published.DEFINITION)) {
            String before = definitions.putIfAbsent(term, text);
            report.remark("definitions beside another of their term", before == null || before.equals(text) ? 0 : 1);
        }
    }

    private List<Annotation> annotations(SourceFile file, long line, Node property, Translation translation) {
        List<Annotation> annotations = new ArrayList<>();
        if (isOutdated(property, translation)) {
            report.remark("official labels of another source value than the current label, shown as candidates", 1);
            annotations.add(new Annotation(STATUS, Literals.text(TranslationStatus.CANDIDATE.name())));
            annotations.add(new Annotation(
                    Mw.PUBLISHED_STATUS, Literals.text(translation.status().name())));
        } else {
            annotations.add(
                    new Annotation(STATUS, Literals.text(translation.status().name())));
        }
        translation.details().forEach((column, value) -> detail(file, line, column, value, annotations));
        return annotations;
    }

    private boolean isOutdated(Node property, Translation translation) {
        String source = translation.details().get(SOURCE_VALUE);
        return source != null
                && property.equals(RDFS.Nodes.label)
                && translation.status() == TranslationStatus.OFFICIAL
                && terms.label(translation.term())
                        .filter(label -> !label.equals(source))
                        .isPresent();
    }

    private void detail(SourceFile file, long line, String column, String value, List<Annotation> annotations) {
        if (column.equals(COMMENT)) {
            annotations.add(new Annotation(RDFS.Nodes.comment, Literals.text(value)));
        } else if (TEXTS.contains(column)) {
            annotations.add(new Annotation(slot(column), Literals.text(value)));
        } else if (column.equals(DATE)) {
            annotations.add(new Annotation(slot(column), date(value)));
        } else if (column.equals(CONFIDENCE)) {
            annotations.add(new Annotation(slot(column), Literals.share(file, line, column, value)));
        } else if (REFERENCES.contains(column)) {
            Arrays.stream(value.split("\\|"))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> annotations.add(new Annotation(slot(column), reference(column, text))));
        }
    }

    private Node date(String value) {
        return Literals.day(value).orElseGet(() -> {
            report.remark("values of translation_date kept as text", 1);
            return Literals.text(value);
        });
    }

    private Node reference(String column, String text) {
        Node node = references.computeIfAbsent(text, this::reference);
        report.remark("values of " + column + " kept as text", node.isLiteral() ? 1 : 0);
        return node;
    }

    private Node reference(String text) {
        if (text.contains("://") && SetIdentifiers.isIri(text)) {
            return NodeFactory.createURI(prefixes.curie(text).map(prefixes::iri).orElse(text));
        }
        try {
            return NodeFactory.createURI(prefixes.iri(prefixes.parse(text)));
        } catch (MarrowException noIdentifier) {
            return Literals.text(text);
        }
    }

    private static Node slot(String name) {
        return NodeFactory.createURI(Published.BABELON + name);
    }
}
