package org.marrow.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.marrow.rdf.GeneRdf;
import org.marrow.rdf.Ids;
import org.marrow.source.GenesToDiseaseReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;

/// The genes behind conditions from rows to triples.
///
/// The file is read twice: a row whose gene and condition stand in other rows too, with another type or
/// source, is named after all that it says, and which rows these are does not depend on their order.
final class GenesToDiseaseLoad {

    private final Prefixes prefixes;
    private final GeneRdf.Writer genes;
    private final SourceReport report;
    private final Map<Node, String> contents = new HashMap<>();
    private final Set<Node> several = new HashSet<>();
    private final Set<Node> written = new HashSet<>();

    GenesToDiseaseLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report) {
        this(prefixes, new GeneRdf(prefixes).new Writer(out), report);
    }

    /// With a writer that the loads of all gene files share, so that what they share is written once.
    GenesToDiseaseLoad(Prefixes prefixes, GeneRdf.Writer genes, SourceReport report) {
        this.prefixes = prefixes;
        this.genes = genes;
        this.report = report;
    }

    void load(SourceFile file, String fileIri) {
        new GenesToDiseaseReader(file, prefixes::canonical).read(this::compare);
        new GenesToDiseaseReader(file, prefixes::canonical).read(row -> write(row, fileIri));
        report.remark("gene associations", written.size());
        report.remark("genes and conditions joined in several ways", several.size());
    }

    private void compare(GenesToDiseaseReader.Row row) {
        Node pair = Ids.geneAssociation(row.gene(), row.condition());
        String before = contents.putIfAbsent(pair, row.content());
        if (before != null && !before.equals(row.content())) {
            several.add(pair);
        }
    }

    private void write(GenesToDiseaseReader.Row row, String fileIri) {
        Node pair = Ids.geneAssociation(row.gene(), row.condition());
        Node name = several.contains(pair) ? Ids.geneAssociation(row.gene(), row.condition(), row.content()) : pair;
        report.load();
        report.remark("rows without a gene symbol", row.symbol().isEmpty() ? 1 : 0);
        if (written.add(name)) {
            genes.write(name, row, fileIri);
        } else {
            genes.writeLine(name, row.line());
            report.remark("rows that repeat another", 1);
        }
    }
}
