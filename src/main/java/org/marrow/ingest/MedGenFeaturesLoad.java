package org.marrow.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Curie;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;
import org.marrow.rdf.AnnotationRdf;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.ConceptRdf;
import org.marrow.rdf.Ids;
import org.marrow.source.MedGenFeaturesReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;

/// The features that MedGen lists with conditions of OMIM from rows to triples, pooling those about phenotypes.
final class MedGenFeaturesLoad {

    private static final String NOT = "not_";

    private final Prefixes prefixes;
    private final Consumer<Triple> out;
    private final AnnotationRdf.Writer writer;
    private final ConceptRdf concepts;
    private final AssociationRdf.Pool pool;
    private final SourceReport report;
    private final Optional<HpoLoad> hpo;
    private final Predicate<Curie> named;
    private final Set<Node> written = new HashSet<>();
    private final Map<Curie, Map<String, Integer>> names = new TreeMap<>();

    /// @param named whether another source labels a condition, whose names are then written beside that label
    MedGenFeaturesLoad(
            Prefixes prefixes,
            Consumer<Triple> out,
            AssociationRdf.Pool pool,
            SourceReport report,
            Optional<HpoLoad> hpo,
            Predicate<Curie> named) {
        this.prefixes = prefixes;
        this.out = out;
        this.writer = new AnnotationRdf(prefixes).new Writer(out);
        this.concepts = new ConceptRdf(prefixes, out);
        this.pool = pool;
        this.report = report;
        this.hpo = hpo;
        this.named = named;
    }

    void load(SourceFile file, String fileIri) {
        new MedGenFeaturesReader(file).read(row -> row(row, fileIri));
        names.forEach(this::describe);
        report.remark("conditions", names.size());
    }

    private void row(MedGenFeaturesReader.Row row, String fileIri) {
        report.load();
        Node name = Ids.annotation(Publisher.MEDGEN, row.content());
        boolean isNew = written.add(name);
        report.remark("rows that repeat another", isNew ? 0 : 1);
        boolean negated = row.relationship().startsWith(NOT);
        switch (negated ? row.relationship().substring(NOT.length()) : row.relationship()) {
            case "manifestation_of" ->
                annotate(name, isNew, row, annotation(row, Aspect.PHENOTYPIC_ABNORMALITY, negated, fileIri));
            case "inheritance_type_of" ->
                annotate(name, isNew, row, annotation(row, Aspect.INHERITANCE, negated, fileIri));
            default -> {
                if (isNew) {
                    relate(row);
                }
            }
        }
        if (isNew) {
            names.computeIfAbsent(row.condition(), condition -> new HashMap<>())
                    .merge(row.conditionName(), 1, Integer::sum);
        }
    }

    private static Annotation annotation(MedGenFeaturesReader.Row row, Aspect aspect, boolean negated, String fileIri) {
        return new Annotation(
                Publisher.MEDGEN,
                row.condition(),
                row.term(),
                aspect,
                negated ? Polarity.ABSENT : Polarity.PRESENT,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                fileIri,
                List.of(row.line()));
    }

    private void annotate(Node name, boolean isNew, MedGenFeaturesReader.Row row, Annotation annotation) {
        if (!isNew) {
            writer.writeLines(name, annotation);
            return;
        }
        writer.write(name, annotation);
        row.conditionCui().ifPresent(cui -> add(name, DCTerms.subject.asNode(), concepts.concept(cui)));
        pool.add(name, annotation);
        if (annotation.aspect() == Aspect.INHERITANCE && annotation.polarity() == Polarity.PRESENT) {
            add(iri(annotation.condition()), Mw.INHERITANCE, iri(annotation.phenotype()));
        }
        report.remark("annotations", 1);
        hpo.ifPresent(terms -> {
            report.remark("annotations of obsolete terms", terms.isObsolete(annotation.phenotype()) ? 1 : 0);
            report.remark(
                    "annotations of terms that the HPO beside does not have",
                    terms.isKnown(annotation.phenotype()) ? 0 : 1);
        });
    }

    /// A row that does not say what its term is to its condition, or says it in words that MedGen does
    /// not explain, is no annotation.
    private void relate(MedGenFeaturesReader.Row row) {
        concepts.writeRelated(iri(row.condition()), iri(row.term()), row.relationship());
        report.remark(
                row.relationship().isEmpty()
                        ? "rows without a relationship, kept as dcterms:relation"
                        : "rows with the relationship %s, kept as dcterms:relation".formatted(row.relationship()),
                1);
    }

    /// The name on most rows comes first, the first in the alphabet where two are on as many; it is the
    /// label if no other source gives one.
    private void describe(Curie condition, Map<String, Integer> counts) {
        Node subject = iri(condition);
        add(subject, RDF.Nodes.type, Mw.CONDITION_CLASS);
        List<String> ordered = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        Node property = named.test(condition) ? SKOS.altLabel.asNode() : RDFS.Nodes.label;
        for (String name : ordered) {
            add(subject, property, NodeFactory.createLiteralString(name));
            property = SKOS.altLabel.asNode();
        }
    }

    private void add(Node subject, Node predicate, Node object) {
        out.accept(Triple.create(subject, predicate, object));
    }

    private Node iri(Curie curie) {
        return NodeFactory.createURI(prefixes.iri(curie));
    }
}
