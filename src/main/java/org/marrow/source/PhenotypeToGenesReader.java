package org.marrow.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;

/// Reads `phenotype_to_genes.txt`, row by row: what `genes_to_phenotype.txt` lists, and the same again for
/// every superclass of each phenotype.
///
/// Both forms are read: the one with a header of column names, and the older one of seven columns under
/// `#Format:`.
///
/// Source: [HPO annotations of
/// genes](https://obophenotype.github.io/human-phenotype-ontology/annotations/phenotype_to_genes/).
public final class PhenotypeToGenesReader {

    private static final String KIND = "phenotype_to_genes.txt";
    private static final List<List<String>> HEADERS = List.of(
            List.of("hpo_id", "hpo_name", "ncbi_gene_id", "gene_symbol", "disease_id"),
            List.of(
                    "hpo-id",
                    "hpo label",
                    "entrez-gene-id",
                    "entrez-gene-symbol",
                    "additional info from g-d source",
                    "g-d source",
                    "disease-id for link"));

    private final SourceFile file;
    private final GeneColumns columns;

    /// One row.
    ///
    /// @param phenotype the HPO term, or a superclass of the one that is annotated
    /// @param gene      the gene of NCBI
    /// @param symbol    its symbol; NCBI has none for a few genes
    /// @param condition the condition through which gene and phenotype are joined
    /// @param line      counted from 1
    public record Row(Curie phenotype, Curie gene, Optional<String> symbol, Curie condition, long line) {}

    /// A reader of `file`.
    ///
    /// @param canonical gives the one spelling of a condition's identifier, or throws a [MarrowException]
    ///                  if it knows none, which is then reported with file and line
    public PhenotypeToGenesReader(SourceFile file, UnaryOperator<Curie> canonical) {
        this.file = file;
        this.columns = new GeneColumns(file, canonical);
    }

    /// Always `undated`, since the file does not say its release.
    ///
    /// @throws MarrowException if the file is of another kind or ends too early
    public static String version(SourceFile file) {
        new TabTable(file, KIND, HEADERS).requireHeader();
        return "undated";
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of
    ///                         another kind or ends too early
    public long read(Consumer<Row> rows) {
        return new TabTable(file, KIND, HEADERS).read((cells, form, line) -> {
            List<String> names = HEADERS.get(form);
            rows.accept(new Row(
                    columns.term(cells[0], names.get(0), line),
                    columns.gene(cells[2], names.get(2), line),
                    GeneColumns.value(cells[3]),
                    columns.condition(cells[cells.length - 1], names.getLast(), line),
                    line));
        });
    }
}
