package org.marrow.ingest;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Curie;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.Ids;
import org.marrow.source.OrphanetReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;

/// Orphanet's annotations of disorders from XML to triples, pooling those about phenotypes with those of
/// other sources.
final class OrphanetLoad {

    private final Consumer<Triple> out;
    private final SourceReport report;
    private final Optional<HpoLoad> hpo;
    private final AnnotationSink sink;

    /// @param named whether another source already labels a condition
    /// @param hpo   the HPO beside, which knows the kind of each term; without it, all are phenotypic
    ///              abnormalities
    OrphanetLoad(
            Prefixes prefixes,
            Consumer<Triple> out,
            AssociationRdf.Pool pool,
            SourceReport report,
            Predicate<Curie> named,
            Optional<HpoLoad> hpo) {
        this.out = out;
        this.report = report;
        this.hpo = hpo;
        this.sink = new AnnotationSink(prefixes, out, pool, report, hpo, named);
    }

    void load(SourceFile file, String fileIri) {
        new OrphanetReader(file, fileIri, this::aspect).read(this::row);
        sink.finish();
    }

    private Aspect aspect(Curie term) {
        return hpo.flatMap(terms -> terms.aspect(term)).orElse(Aspect.PHENOTYPIC_ABNORMALITY);
    }

    private void row(OrphanetReader.Row row) {
        Annotation annotation = row.annotation();
        Node name = Ids.annotation(annotation.publisher(), row.content());
        report.load();
        if (!sink.add(name, annotation)) {
            return;
        }
        sink.addName(annotation.condition(), row.conditionName());
        row.diagnosticCriterion().ifPresent(criterion -> add(name, Mw.DIAGNOSTIC_CRITERION, text(criterion)));
        row.validationStatus().ifPresent(status -> add(name, Mw.VALIDATION_STATUS, text(status)));
        row.validationDate()
                .ifPresent(day -> add(
                        name,
                        DCTerms.dateAccepted.asNode(),
                        NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate)));
        report.remark("annotations without a frequency", annotation.frequency().isPresent() ? 0 : 1);
    }

    private void add(Node subject, Node predicate, Node object) {
        out.accept(Triple.create(subject, predicate, object));
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
