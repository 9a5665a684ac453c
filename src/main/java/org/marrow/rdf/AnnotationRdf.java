package org.marrow.rdf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Biocuration;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.Evidence;
import org.marrow.model.Frequency;
import org.marrow.model.MarrowException;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;
import org.marrow.model.Sex;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// Annotations as triples, and back.
public final class AnnotationRdf {

    private static final Map<Publisher, Node> PUBLISHERS = new EnumMap<>(Map.of(
            Publisher.HPOA, Mw.HPOA,
            Publisher.MEDGEN, Mw.MED_GEN,
            Publisher.ORPHANET, Mw.ORPHANET));
    private static final Map<Polarity, Node> POLARITIES =
            new EnumMap<>(Map.of(Polarity.PRESENT, Mw.PRESENT, Polarity.ABSENT, Mw.ABSENT));
    private static final Map<Sex, Node> SEXES =
            new EnumMap<>(Map.of(Sex.FEMALE, Published.FEMALE, Sex.MALE, Published.MALE));
    private static final Map<Aspect, Node> ASPECTS = new EnumMap<>(Map.of(
            Aspect.PHENOTYPIC_ABNORMALITY, Mw.PHENOTYPIC_ABNORMALITY_ASPECT,
            Aspect.INHERITANCE, Mw.INHERITANCE_ASPECT,
            Aspect.CLINICAL_COURSE, Mw.CLINICAL_COURSE_ASPECT,
            Aspect.PAST_MEDICAL_HISTORY, Mw.PAST_MEDICAL_HISTORY_ASPECT,
            Aspect.MODIFIER, Mw.MODIFIER_ASPECT));

    private final Prefixes prefixes;

    /// Over one prefix table.
    public AnnotationRdf(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    /// Writes annotations into one place, the nodes that they share once. Not for use by several threads.
    public final class Writer {

        private final Consumer<Triple> out;
        private final Set<Biocuration> written = new HashSet<>();
        private long textReferences;

        /// A writer into `out`.
        public Writer(Consumer<Triple> out) {
            this.out = out;
        }

        /// How many references were kept as text, since they are neither a known CURIE nor an IRI.
        public long textReferences() {
            return textReferences;
        }

        /// Writes `annotation` under the name `subject`.
        public void write(Node subject, Annotation annotation) {
            add(subject, RDF.Nodes.type, Mw.ANNOTATION_CLASS);
            add(subject, DCTerms.publisher.asNode(), node(PUBLISHERS, annotation.publisher()));
            add(subject, Mw.CONDITION, iri(annotation.condition()));
            add(subject, Mw.PHENOTYPE, iri(annotation.phenotype()));
            add(subject, Mw.ASPECT, node(ASPECTS, annotation.aspect()));
            add(subject, Mw.POLARITY, node(POLARITIES, annotation.polarity()));
            annotation.frequency().ifPresent(frequency -> writeFrequency(subject, frequency));
            annotation.evidence().ifPresent(evidence -> add(subject, Mw.EVIDENCE, iri(evidence.eco())));
            annotation.references().forEach(reference -> add(subject, DCTerms.source.asNode(), reference(reference)));
            annotation.onset().ifPresent(onset -> add(subject, Mw.ONSET, iri(onset)));
            annotation.sex().ifPresent(sex -> add(subject, Mw.SEX, node(SEXES, sex)));
            annotation.modifiers().forEach(modifier -> add(subject, Mw.MODIFIER, iri(modifier)));
            annotation.biocurations().forEach(biocuration -> writeBiocuration(subject, biocuration));
            add(subject, Mw.SOURCE_FILE, NodeFactory.createURI(annotation.sourceFile()));
            writeLines(subject, annotation);
        }

        /// Writes only the lines of `annotation`, for a row that repeats one already written.
        public void writeLines(Node subject, Annotation annotation) {
            annotation.lines().forEach(line -> add(subject, Mw.LINE, integer(line)));
        }

        private void writeFrequency(Node subject, Frequency frequency) {
            switch (frequency) {
                case Frequency.Count count -> {
                    add(subject, Mw.AFFECTED, integer(count.affected()));
                    add(subject, Mw.EXAMINED, integer(count.examined()));
                }
                case Frequency.Percentage percentage ->
                    add(
                            subject,
                            Mw.PERCENTAGE,
                            NodeFactory.createLiteralDT(percentage.percent().toPlainString(), XSDDatatype.XSDdecimal));
                case Frequency.Band band -> add(subject, Mw.FREQUENCY_BAND, iri(band.term()));
            }
        }

        private void writeBiocuration(Node subject, Biocuration biocuration) {
            Node node = Ids.biocuration(biocuration);
            add(subject, Mw.BIOCURATION, node);
            if (written.add(biocuration)) {
                add(node, RDF.Nodes.type, Mw.BIOCURATION_CLASS);
                add(node, Mw.CURATOR, NodeFactory.createLiteralString(biocuration.curator()));
                add(
                        node,
                        DCTerms.date.asNode(),
                        NodeFactory.createLiteralDT(biocuration.date().toString(), XSDDatatype.XSDdate));
            }
        }

        private Node reference(String text) {
            String iri = expanded(text);
            if (isWebAddress(iri)) {
                return NodeFactory.createURI(iri);
            }
            textReferences++;
            return NodeFactory.createLiteralString(text);
        }

        private void add(Node subject, Node predicate, Node object) {
            out.accept(Triple.create(subject, predicate, object));
        }
    }

    /// Reads the annotation that `graph` names `subject`.
    ///
    /// @throws MarrowException `RELEASE_INCOMPLETE` if a part that every annotation has is missing
    public Annotation read(Graph graph, Node subject) {
        return new Annotation(
                key(PUBLISHERS, one(graph, subject, DCTerms.publisher.asNode())),
                curie(one(graph, subject, Mw.CONDITION)),
                curie(one(graph, subject, Mw.PHENOTYPE)),
                key(ASPECTS, one(graph, subject, Mw.ASPECT)),
                key(POLARITIES, one(graph, subject, Mw.POLARITY)),
                frequency(graph, subject),
                any(graph, subject, Mw.EVIDENCE).map(this::curie).map(AnnotationRdf::evidence),
                all(graph, subject, DCTerms.source.asNode()).stream()
                        .map(this::referenceText)
                        .sorted()
                        .toList(),
                any(graph, subject, Mw.ONSET).map(this::curie),
                any(graph, subject, Mw.SEX).map(sex -> key(SEXES, sex)),
                all(graph, subject, Mw.MODIFIER).stream()
                        .map(this::curie)
                        .sorted()
                        .toList(),
                biocurations(graph, subject),
                one(graph, subject, Mw.SOURCE_FILE).getURI(),
                all(graph, subject, Mw.LINE).stream()
                        .map(line -> ((Number) line.getLiteralValue()).longValue())
                        .sorted()
                        .toList());
    }

    private Optional<Frequency> frequency(Graph graph, Node subject) {
        try {
            Optional<Node> affected = any(graph, subject, Mw.AFFECTED);
            Optional<Node> examined = any(graph, subject, Mw.EXAMINED);
            if (affected.isPresent() && examined.isPresent()) {
                return Optional.of(new Frequency.Count(number(affected.get()), number(examined.get())));
            }
            Optional<Node> percentage = any(graph, subject, Mw.PERCENTAGE);
            if (percentage.isPresent()) {
                return Optional.of(
                        new Frequency.Percentage(new BigDecimal(percentage.get().getLiteralLexicalForm())));
            }
            return any(graph, subject, Mw.FREQUENCY_BAND).map(this::curie).map(Frequency.Band::new);
        } catch (IllegalArgumentException e) {
            throw new MarrowException(ErrorCode.RELEASE_INCOMPLETE, subject + ": " + e.getMessage(), e);
        }
    }

    private static List<Biocuration> biocurations(Graph graph, Node subject) {
        List<Biocuration> biocurations = new ArrayList<>();
        for (Node node : all(graph, subject, Mw.BIOCURATION)) {
            biocurations.add(new Biocuration(
                    one(graph, node, Mw.CURATOR).getLiteralLexicalForm(),
                    LocalDate.parse(one(graph, node, DCTerms.date.asNode()).getLiteralLexicalForm())));
        }
        biocurations.sort(Comparator.comparing(Biocuration::date).thenComparing(Biocuration::curator));
        return biocurations;
    }

    private static Evidence evidence(Curie eco) {
        for (Evidence evidence : Evidence.values()) {
            if (evidence.eco().equals(eco)) {
                return evidence;
            }
        }
        throw new MarrowException(ErrorCode.RELEASE_INCOMPLETE, "No evidence code of HPOA stands for " + eco);
    }

    private String referenceText(Node node) {
        return node.isURI()
                ? prefixes.curie(node.getURI()).map(Curie::toString).orElse(node.getURI())
                : node.getLiteralLexicalForm();
    }

    private String expanded(String text) {
        try {
            return prefixes.iri(Curie.parse(text));
        } catch (MarrowException noKnownCurie) {
            return text;
        }
    }

    private static boolean isWebAddress(String text) {
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            return false;
        }
        try {
            return IRIx.create(text).isReference();
        } catch (IRIException notAnIri) {
            return false;
        }
    }

    private Node iri(Curie curie) {
        return NodeFactory.createURI(prefixes.iri(curie));
    }

    Curie curie(Node node) {
        return prefixes.curie(node.getURI())
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.RELEASE_INCOMPLETE, "No prefix of ontology/prefixes.ttl fits " + node));
    }

    static <K extends Enum<K>> Node node(Map<K, Node> nodes, K key) {
        Node node = nodes.get(key);
        if (node == null) {
            throw new AssertionError("No IRI stands for " + key);
        }
        return node;
    }

    static <K extends Enum<K>> K key(Map<K, Node> nodes, Node node) {
        return nodes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(node))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.RELEASE_INCOMPLETE, "Found %s, expected one of %s".formatted(node, nodes.values())));
    }

    static Node integer(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }

    static int number(Node literal) {
        return Integer.parseInt(literal.getLiteralLexicalForm());
    }

    static Node one(Graph graph, Node subject, Node property) {
        return any(graph, subject, property)
                .orElseThrow(() ->
                        new MarrowException(ErrorCode.RELEASE_INCOMPLETE, "%s has no %s".formatted(subject, property)));
    }

    static Optional<Node> any(Graph graph, Node subject, Node property) {
        return all(graph, subject, property).stream().findFirst();
    }

    static List<Node> all(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }
}
