package org.marrow.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;

/// Reads `genes_to_disease.txt`, the HPO's table of the genes behind conditions, row by row.
///
/// Source: [HPO annotations of
/// genes](https://obophenotype.github.io/human-phenotype-ontology/annotations/genes_to_disease/).
public final class GenesToDiseaseReader {

    private static final String KIND = "genes_to_disease.txt";
    private static final List<List<String>> HEADERS =
            List.of(List.of("ncbi_gene_id", "gene_symbol", "association_type", "disease_id", "source"));

    private final SourceFile file;
    private final GeneColumns columns;

    /// One row.
    ///
    /// @param gene            the gene of NCBI
    /// @param symbol          its symbol; NCBI has none for a few genes
    /// @param associationType the kind of association in the file's words, such as `MENDELIAN`
    /// @param condition       the condition that it stands behind
    /// @param source          where the HPO has it from, as a rule an address
    /// @param line            counted from 1
    public record Row(
            Curie gene,
            Optional<String> symbol,
            String associationType,
            Curie condition,
            Optional<String> source,
            long line) {

        /// What the row says beyond gene and condition: two rows of one pair and the same content say the
        /// same.
        public String content() {
            return associationType + "\t" + source.orElse("");
        }
    }

    /// A reader of `file`.
    ///
    /// @param canonical gives the one spelling of a condition's identifier, or throws a [MarrowException]
    ///                  if it knows none, which is then reported with file and line
    public GenesToDiseaseReader(SourceFile file, UnaryOperator<Curie> canonical) {
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
        return new TabTable(file, KIND, HEADERS).read((cells, form, line) -> rows.accept(row(cells, line)));
    }

    private Row row(String[] cells, long line) {
        if (cells[2].isEmpty()) {
            throw file.malformed(line, "nothing as association_type", "a word such as MENDELIAN");
        }
        return new Row(
                columns.gene(cells[0], "ncbi_gene_id", line),
                GeneColumns.value(cells[1]),
                cells[2],
                columns.condition(cells[3], "disease_id", line),
                GeneColumns.value(cells[4]),
                line);
    }
}
