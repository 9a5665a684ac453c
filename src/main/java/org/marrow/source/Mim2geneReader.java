package org.marrow.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;

/// Reads `mim2gene_medgen`, NCBI's table of MIM numbers with their genes and MedGen concepts, row by row.
///
/// A column left open holds `-`. Sources and comments are lists separated by `; `, sources with a blank
/// before them.
///
/// Source: [README of NCBI Gene's FTP folder](https://ftp.ncbi.nlm.nih.gov/gene/DATA/README).
public final class Mim2geneReader {

    private static final String KIND = "mim2gene_medgen";
    private static final int MIM_DIGITS = 6;
    private static final List<List<String>> HEADERS =
            List.of(List.of("#mim number", "geneid", "type", "source", "medgencui", "comment"));

    private final SourceFile file;
    private final GeneColumns columns;

    /// What a MIM number stands for.
    public enum Type {
        /// A gene.
        GENE,
        /// A phenotype, as OMIM calls a condition.
        PHENOTYPE
    }

    /// One row.
    ///
    /// @param mim      the MIM number
    /// @param gene     the gene of NCBI
    /// @param type     what the number stands for
    /// @param sources  who joined the two, such as `GeneMap`, in the order of the file
    /// @param concept  the MedGen concept
    /// @param comments what limits the row, such as `question` or `susceptibility`, in the order of the
    ///                 file
    /// @param line     counted from 1
    public record Row(
            Curie mim,
            Optional<Curie> gene,
            Type type,
            List<String> sources,
            Optional<Curie> concept,
            List<String> comments,
            long line) {

        /// Copies the lists.
        public Row {
            sources = List.copyOf(sources);
            comments = List.copyOf(comments);
        }
    }

    /// A reader of `file`.
    public Mim2geneReader(SourceFile file) {
        this.file = file;
        this.columns = new GeneColumns(file, UnaryOperator.identity());
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
        return new Row(
                mim(cells[0], line),
                GeneColumns.value(cells[1]).map(text -> columns.gene(text, "GeneID", line)),
                type(cells[2], line),
                GeneColumns.list(cells[3]),
                GeneColumns.value(cells[4]).map(text -> concept(text, line)),
                GeneColumns.list(cells[5]),
                line);
    }

    private Curie mim(String text, long line) {
        if (text.length() != MIM_DIGITS || !Identifiers.isNumber(text)) {
            throw file.malformed(line, Identifiers.quoted(text) + " as MIM number", "six digits such as 616022");
        }
        return new Curie("OMIM", text);
    }

    private Type type(String text, long line) {
        return switch (text) {
            case "gene" -> Type.GENE;
            case "phenotype" -> Type.PHENOTYPE;
            default -> throw file.malformed(line, Identifiers.quoted(text) + " as type", "gene or phenotype");
        };
    }

    private Curie concept(String text, long line) {
        if (!Identifiers.isCui(text)) {
            throw file.malformed(line, Identifiers.quoted(text) + " as MedGenCUI", "C and seven digits, or CN and six");
        }
        return new Curie("MEDGEN", text);
    }
}
