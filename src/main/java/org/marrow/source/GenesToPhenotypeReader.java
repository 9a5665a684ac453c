package org.marrow.source;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.marrow.model.Curie;
import org.marrow.model.Frequency;
import org.marrow.model.MarrowException;

/// Reads `genes_to_phenotype.txt`, the phenotypes that the HPO lists with a gene by way of its conditions,
/// row by row.
///
/// Both forms are read: the one with a header of column names, and the older one of nine columns under
/// `#Format:`. The older form's column Frequency-HPO says very rare where 13 of 14 people were counted, so
/// it is never read as a frequency; the raw one beside it is.
///
/// A row is no proof that the phenotype is there: the file is made from the rows of `phenotype.hpoa`, those
/// that exclude a phenotype among them, and leaves out the column that negates.
///
/// Source: [HPO annotations of
/// genes](https://obophenotype.github.io/human-phenotype-ontology/annotations/genes_to_phenotype/).
public final class GenesToPhenotypeReader {

    private static final String KIND = "genes_to_phenotype.txt";
    private static final int OLDER = 1;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<List<String>> HEADERS = List.of(
            List.of("ncbi_gene_id", "gene_symbol", "hpo_id", "hpo_name", "frequency", "disease_id"),
            List.of(
                    "entrez-gene-id",
                    "entrez-gene-symbol",
                    "hpo-term-id",
                    "hpo-term-name",
                    "frequency-raw",
                    "frequency-hpo",
                    "additional info from g-d source",
                    "g-d source",
                    "disease-id for link"));

    private final SourceFile file;
    private final GeneColumns columns;

    /// One row.
    ///
    /// @param gene      the gene of NCBI
    /// @param symbol    its symbol; NCBI has none for a few genes
    /// @param phenotype the HPO term
    /// @param frequency how often, as printed: `n/m`, `n%` or an HPO term; the older form has other words
    ///                  too
    /// @param band      the older form's Frequency-HPO, not to be relied on; here so that it can be counted
    /// @param comment   the older form's additional information on gene and condition
    /// @param source    where the older form has gene and condition from, such as `mim2gene`
    /// @param condition the condition through which gene and phenotype are joined
    /// @param line      counted from 1
    public record Row(
            Curie gene,
            Optional<String> symbol,
            Curie phenotype,
            Optional<String> frequency,
            Optional<String> band,
            Optional<String> comment,
            Optional<String> source,
            Curie condition,
            long line) {

        /// Whether the frequency says that the phenotype was not found. Where it does not, the phenotype
        /// may be excluded all the same.
        public boolean isAbsent() {
            return frequency.filter(GenesToPhenotypeReader::isZero).isPresent();
        }

        /// All that the row says: two rows of the same content say the same.
        public String content() {
            return String.join(
                    "\t",
                    gene.toString(),
                    phenotype.toString(),
                    condition.toString(),
                    frequency.orElse(""),
                    comment.orElse(""),
                    source.orElse(""));
        }
    }

    /// A reader of `file`.
    ///
    /// @param canonical gives the one spelling of a condition's identifier, or throws a [MarrowException]
    ///                  if it knows none, which is then reported with file and line
    public GenesToPhenotypeReader(SourceFile file, UnaryOperator<Curie> canonical) {
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
        return new TabTable(file, KIND, HEADERS).read((cells, form, line) -> rows.accept(row(cells, form, line)));
    }

    private Row row(String[] cells, int form, long line) {
        boolean older = form == OLDER;
        Optional<String> frequency = GeneColumns.value(cells[4]);
        if (!older) {
            frequency.ifPresent(text -> requireFrequency(text, line));
        }
        return new Row(
                columns.gene(cells[0], HEADERS.get(form).get(0), line),
                GeneColumns.value(cells[1]),
                columns.term(cells[2], HEADERS.get(form).get(2), line),
                frequency,
                older ? GeneColumns.value(cells[5]) : Optional.empty(),
                older ? GeneColumns.value(cells[6]) : Optional.empty(),
                older ? GeneColumns.value(cells[7]) : Optional.empty(),
                columns.condition(cells[older ? 8 : 5], HEADERS.get(form).getLast(), line),
                line);
    }

    private void requireFrequency(String text, long line) {
        int slash = text.indexOf('/');
        boolean known = slash < 0
                ? Identifiers.isTerm(text) || isPercentage(text)
                : isCount(text.substring(0, slash), text.substring(slash + 1));
        if (!known) {
            throw file.malformed(
                    line,
                    Identifiers.quoted(text) + " as frequency",
                    "n/m with n no larger than m, n%, an HPO term such as HP:0040281, or -");
        }
    }

    private static boolean isCount(String affected, String examined) {
        return isSmallNumber(affected)
                && isSmallNumber(examined)
                && Integer.parseInt(examined) > 0
                && Integer.parseInt(affected) <= Integer.parseInt(examined);
    }

    private static boolean isSmallNumber(String text) {
        return Identifiers.isNumber(text) && text.length() <= 9;
    }

    private static boolean isPercentage(String text) {
        String amount = text.endsWith("%") ? text.substring(0, text.length() - 1) : "";
        int point = amount.indexOf('.');
        boolean decimal = point < 0
                ? isSmallNumber(amount)
                : isSmallNumber(amount.substring(0, point)) && isSmallNumber(amount.substring(point + 1));
        return decimal && new BigDecimal(amount).compareTo(HUNDRED) <= 0;
    }

    private static boolean isZero(String frequency) {
        String amount = frequency;
        int slash = frequency.indexOf('/');
        if (slash > 0) {
            amount = frequency.substring(0, slash);
        } else if (frequency.endsWith("%")) {
            amount = frequency.substring(0, frequency.length() - 1).replace(".", "");
        } else {
            return frequency.equals(Frequency.Band.EXCLUDED.toString());
        }
        return !amount.isEmpty() && amount.chars().allMatch(c -> c == '0');
    }
}
