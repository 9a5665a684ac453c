package org.marrow.ingest;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.marrow.rdf.GeneRdf;
import org.marrow.rdf.Ids;
import org.marrow.source.GenesToPhenotypeReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;

/// The phenotypes listed with genes from rows to triples: a statement for each row, and no edge from gene
/// to phenotype.
final class GenesToPhenotypeLoad {

    private final Prefixes prefixes;
    private final GeneRdf.Writer genes;
    private final SourceReport report;
    private final Set<Node> written = new HashSet<>();

    GenesToPhenotypeLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report) {
        this(prefixes, new GeneRdf(prefixes).new Writer(out), report);
    }

    /// With a writer that the loads of all gene files share, so that what they share is written once.
    GenesToPhenotypeLoad(Prefixes prefixes, GeneRdf.Writer genes, SourceReport report) {
        this.prefixes = prefixes;
        this.genes = genes;
        this.report = report;
    }

    void load(SourceFile file, String fileIri) {
        new GenesToPhenotypeReader(file, prefixes::canonical).read(row -> write(row, fileIri));
        report.remark("statements on gene and phenotype", written.size());
    }

    private void write(GenesToPhenotypeReader.Row row, String fileIri) {
        Node name = Ids.genePhenotype(row.content());
        report.load();
        report.remark("rows that count the phenotype as absent", row.isAbsent() ? 1 : 0);
        report.remark(
                "rows whose Frequency-HPO was left out as unreliable",
                row.band().isPresent() ? 1 : 0);
        if (written.add(name)) {
            genes.write(name, row, fileIri);
        } else {
            genes.writeLine(name, row.line());
            report.remark("rows that repeat another", 1);
        }
    }
}
