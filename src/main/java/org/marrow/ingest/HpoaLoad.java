package org.marrow.ingest;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
import org.marrow.model.Annotation;
import org.marrow.model.Curie;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.Ids;
import org.marrow.source.HpoaReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;

/// The HPO's disease annotations from rows to triples, pooling those about phenotypes.
final class HpoaLoad {

    private final Prefixes prefixes;
    private final SourceReport report;
    private final AnnotationSink sink;

    HpoaLoad(
            Prefixes prefixes,
            Consumer<Triple> out,
            AssociationRdf.Pool pool,
            SourceReport report,
            Optional<HpoLoad> hpo) {
        this.prefixes = prefixes;
        this.report = report;
        this.sink = new AnnotationSink(prefixes, out, pool, report, hpo, condition -> false);
    }

    void load(SourceFile file, String fileIri) {
        new HpoaReader(file, fileIri, prefixes::canonical).read(this::row);
        sink.finish();
    }

    /// Whether the file names `condition`, once it is loaded.
    boolean isNamed(Curie condition) {
        return sink.isNamed(condition);
    }

    private void row(HpoaReader.Row row) {
        Annotation annotation = row.annotation();
        report.load();
        if (sink.add(Ids.annotation(annotation.publisher(), row.content()), annotation)) {
            sink.addName(annotation.condition(), row.conditionName());
        }
    }
}
