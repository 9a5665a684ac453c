package org.marrow.ingest;

import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
import org.marrow.rdf.Mim2geneRdf;
import org.marrow.source.Mim2geneReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;

/// `mim2gene_medgen` from rows to triples. The file is read twice, since a mapping's cardinality rests on
/// all rows.
final class Mim2geneLoad {

    private final Prefixes prefixes;
    private final Consumer<Triple> out;
    private final SourceReport report;

    Mim2geneLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report) {
        this.prefixes = prefixes;
        this.out = out;
        this.report = report;
    }

    void load(SourceFile file, String fileIri) {
        Mim2geneRdf.Writer writer = new Mim2geneRdf(prefixes).new Writer(out, fileIri);
        var reader = new Mim2geneReader(file);
        reader.read(writer::count);
        writer.writeSet(report.version());
        reader.read(row -> {
            if (row.gene().isEmpty() && row.concept().isEmpty()) {
                report.skip("neither a gene nor a MedGen concept", "line %d: %s".formatted(row.line(), row.mim()));
                return;
            }
            writer.write(row);
            report.load();
            report.remark(row.type() == Mim2geneReader.Type.GENE ? "gene rows" : "phenotype rows", 1);
        });
        report.remark("mappings", writer.mappings());
        report.remark("mappings that are not one to one", writer.ambiguous());
        report.remark("gene associations", writer.associations());
    }
}
