package org.marrow.ingest;

import org.marrow.rdf.GeneRdf;
import org.marrow.source.PhenotypeToGenesReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;

/// Holds `phenotype_to_genes.txt` against what the other gene files say, and writes nothing.
///
/// The file repeats each row of `genes_to_phenotype.txt` for all superclasses of its phenotype, excluded
/// phenotypes among them. A superclass of a phenotype that is absent is not absent, so a million such
/// statements would not only take room but say what is wrong; what is right in them follows from the rows,
/// the hierarchy and the associations.
final class PhenotypeToGenesLoad {

    private final Prefixes prefixes;
    private final GeneRdf.Writer genes;
    private final SourceReport report;

    /// @param genes has written the other gene files
    PhenotypeToGenesLoad(Prefixes prefixes, GeneRdf.Writer genes, SourceReport report) {
        this.prefixes = prefixes;
        this.genes = genes;
        this.report = report;
    }

    void load(SourceFile file) {
        new PhenotypeToGenesReader(file, prefixes::canonical).read(this::compare);
    }

    private void compare(PhenotypeToGenesReader.Row row) {
        report.skip(
                genes.joins(row.gene(), row.condition())
                        ? "derived: follows from the rows of its gene and condition and the HPO's hierarchy"
                        : "derived, of a gene and condition that no loaded gene file joins",
                "line %d: %s, %s, %s".formatted(row.line(), row.phenotype(), row.gene(), row.condition()));
    }
}
