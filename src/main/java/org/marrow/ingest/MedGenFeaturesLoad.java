package org.marrow.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Curie;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.ConceptRdf;
import org.marrow.rdf.Ids;
import org.marrow.source.MedGenFeaturesReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;

/// The features that MedGen lists with conditions of OMIM from rows to triples, pooling those about phenotypes.
final class MedGenFeaturesLoad {

    private static final String NOT = "not_";

    private final Prefixes prefixes;
    private final Consumer<Triple> out;
    private final ConceptRdf concepts;
    private final SourceReport report;
    private final AnnotationSink sink;
    private final Set<Node> related = new HashSet<>();

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
        this.concepts = new ConceptRdf(prefixes, out);
        this.report = report;
        this.sink = new AnnotationSink(prefixes, out, pool, report, hpo, named);
    }

    void load(SourceFile file, String fileIri) {
        new MedGenFeaturesReader(file).read(row -> row(row, fileIri));
        sink.finish();
    }

    private void row(MedGenFeaturesReader.Row row, String fileIri) {
        report.load();
        Node name = Ids.annotation(Publisher.MEDGEN, row.content());
        boolean negated = row.relationship().startsWith(NOT);
        boolean isNew = switch (negated ? row.relationship().substring(NOT.length()) : row.relationship()) {
            case "manifestation_of" -> annotate(name, row, Aspect.PHENOTYPIC_ABNORMALITY, negated, fileIri);
            case "inheritance_type_of" -> annotate(name, row, Aspect.INHERITANCE, negated, fileIri);
            default -> relate(name, row);
        };
        if (isNew) {
            sink.addName(row.condition(), row.conditionName());
        }
    }

    private boolean annotate(Node name, MedGenFeaturesReader.Row row, Aspect aspect, boolean negated, String fileIri) {
        boolean isNew = sink.add(name, annotation(row, aspect, negated, fileIri));
        if (isNew) {
            row.conditionCui()
                    .ifPresent(cui -> out.accept(Triple.create(name, DCTerms.subject.asNode(), concepts.concept(cui))));
        }
        return isNew;
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

    /// A row that does not say what its term is to its condition, or says it in words that MedGen does
    /// not explain, is no annotation.
    private boolean relate(Node name, MedGenFeaturesReader.Row row) {
        if (!related.add(name)) {
            report.remark("rows that repeat another", 1);
            return false;
        }
        concepts.writeRelated(iri(row.condition()), iri(row.term()), row.relationship());
        report.remark(
                row.relationship().isEmpty()
                        ? "rows without a relationship, kept as dcterms:relation"
                        : "rows with the relationship %s, kept as dcterms:relation".formatted(row.relationship()),
                1);
        return true;
    }

    private Node iri(Curie curie) {
        return NodeFactory.createURI(prefixes.iri(curie));
    }
}
