package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// The rows of both forms are made by hand, after the description of the formats.
@DisplayName("The readers of genes_to_phenotype.txt and phenotype_to_genes.txt")
class GenesToPhenotypeReaderTest {

    private static final String HEADER = "ncbi_gene_id\tgene_symbol\thpo_id\thpo_name\tfrequency\tdisease_id\n";
    private static final String OLDER_HEADER = "#Format: entrez-gene-id<tab>entrez-gene-symbol<tab>HPO-Term-ID"
            + "<tab>HPO-Term-Name<tab>Frequency-Raw<tab>Frequency-HPO<tab>Additional Info from G-D source"
            + "<tab>G-D source<tab>disease-ID for link\n";
    private static final String CLOSURE_HEADER = "hpo_id\thpo_name\tncbi_gene_id\tgene_symbol\tdisease_id\n";
    private static final String OLDER_CLOSURE_HEADER = "#Format: HPO-id<tab>HPO label<tab>entrez-gene-id"
            + "<tab>entrez-gene-symbol<tab>Additional Info from G-D source<tab>G-D source<tab>disease-ID for link\n";

    @TempDir
    private Path folder;

    @Test
    void reads_every_column_of_a_row() {
        assertThat(rows(HEADER + "1441\tCSF3R\tHP:0033606\tBone marrow maturation arrest\t0/3\tOMIM:617014\n"))
                .containsExactly(new GenesToPhenotypeReader.Row(
                        Curie.parse("NCBIGene:1441"),
                        Optional.of("CSF3R"),
                        Curie.parse("HP:0033606"),
                        Optional.of("0/3"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Curie.parse("OMIM:617014"),
                        2));
    }

    @Test
    void reads_the_older_form_and_keeps_its_two_frequencies_apart() {
        assertThat(rows(OLDER_HEADER + "84522\tJAGN1\tHP:0033606\tBone marrow maturation arrest"
                        + "\t13/14\tHP:0040284\tsusceptibility\tmim2gene\tOMIM:616022\n"))
                .containsExactly(new GenesToPhenotypeReader.Row(
                        Curie.parse("NCBIGene:84522"),
                        Optional.of("JAGN1"),
                        Curie.parse("HP:0033606"),
                        Optional.of("13/14"),
                        Optional.of("HP:0040284"),
                        Optional.of("susceptibility"),
                        Optional.of("mim2gene"),
                        Curie.parse("OMIM:616022"),
                        2));
    }

    @Test
    void takes_no_frequency_from_the_older_forms_column_of_terms() {
        assertThat(rows(OLDER_HEADER + "84522\tJAGN1\tHP:0033606\tName\t-\tHP:0040285\t-\tmim2gene\tOMIM:616022\n"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.frequency()).isEmpty();
                    assertThat(row.isAbsent()).isFalse();
                });
    }

    @Test
    void keeps_other_words_for_a_frequency_of_the_older_form() {
        assertThat(rows(OLDER_HEADER + "84522\tJAGN1\tHP:0033606\tName\tvery rare\t\t\tmim2gene\tOMIM:616022\n"))
                .extracting(GenesToPhenotypeReader.Row::frequency)
                .containsExactly(Optional.of("very rare"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "0%", "0.0%", "HP:0040285"})
    void calls_absent_what_counts_nobody(String frequency) {
        assertThat(row(frequency).isAbsent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "", "1/3", "10/10", "0.5%", "10%", "100%", "HP:0040284"})
    void calls_nothing_else_absent(String frequency) {
        assertThat(row(frequency).isAbsent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5/3", "0/0", "1/", "/3", "a/b", "101%", "%", ".5%", "very rare", "HP:40281", "0.5"})
    void says_that_a_frequency_is_none(String frequency) {
        assertThat(failure(HEADER + "1441\tCSF3R\tHP:0033606\tName\t" + frequency + "\tOMIM:617014\n"))
                .hasMessageContaining(":2: found \"" + frequency + "\" as frequency, expected n/m")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\tCSF3R\tHP:0033606\tName\t-\tOMIM:617014",
                "1441\tCSF3R\tHP:33606\tName\t-\tOMIM:617014",
                "1441\tCSF3R\tHP:0033606\tName\t-\t617014",
                "1441\tCSF3R\tHP:0033606\tName\t-"
            })
    void says_that_a_row_has_a_wrong_part(String row) {
        assertThat(failure(HEADER + row + "\n"))
                .hasMessageContaining(":2: found ")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void says_that_a_row_of_the_older_form_has_too_few_columns() {
        assertThat(failure(OLDER_HEADER + "1441\tCSF3R\tHP:0033606\tName\t-\tOMIM:617014\n"))
                .hasMessageContaining("found 6 columns, expected 9");
    }

    @Test
    void tells_its_own_header_from_that_of_the_closure() {
        assertThat(failure(CLOSURE_HEADER).code()).isEqualTo(ErrorCode.WRONG_FILE_KIND);
        assertThat(failure(OLDER_CLOSURE_HEADER).code()).isEqualTo(ErrorCode.WRONG_FILE_KIND);
        assertThat(failure("").code()).isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void reads_the_closure_in_both_forms() {
        var row = new PhenotypeToGenesReader.Row(
                Curie.parse("HP:0004808"),
                Curie.parse("NCBIGene:1050"),
                Optional.of("CEBPA"),
                Curie.parse("OMIM:601626"),
                2);
        assertThat(closure(CLOSURE_HEADER + "HP:0004808\tAcute myeloid leukemia\t1050\tCEBPA\tOMIM:601626\n"))
                .containsExactly(row);
        assertThat(closure(OLDER_CLOSURE_HEADER + "HP:0004808\tName\t1050\tCEBPA\t-\tmim2gene\tOMIM:601626\n"))
                .containsExactly(row);
    }

    @Test
    void says_that_the_closure_is_of_another_kind_or_malformed() {
        assertThat(catchThrowableOfType(MarrowException.class, () -> closure(HEADER))
                        .code())
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
        assertThat(catchThrowableOfType(
                        MarrowException.class,
                        () -> closure(CLOSURE_HEADER + "HP:0004808\tName\tCEBPA\t1050\tOMIM:601626\n")))
                .hasMessageContaining(":2: found \"CEBPA\" as ncbi_gene_id");
    }

    @Test
    void calls_both_files_undated() {
        assertThat(GenesToPhenotypeReader.version(file(OLDER_HEADER))).isEqualTo("undated");
        assertThat(PhenotypeToGenesReader.version(file(CLOSURE_HEADER))).isEqualTo("undated");
    }

    private GenesToPhenotypeReader.Row row(String frequency) {
        return rows(HEADER + "1441\tCSF3R\tHP:0033606\tName\t" + frequency + "\tOMIM:617014\n")
                .getFirst();
    }

    private MarrowException failure(String text) {
        return catchThrowableOfType(MarrowException.class, () -> rows(text));
    }

    private List<GenesToPhenotypeReader.Row> rows(String text) {
        List<GenesToPhenotypeReader.Row> rows = new ArrayList<>();
        new GenesToPhenotypeReader(file(text), UnaryOperator.identity()).read(rows::add);
        return rows;
    }

    private List<PhenotypeToGenesReader.Row> closure(String text) {
        List<PhenotypeToGenesReader.Row> rows = new ArrayList<>();
        new PhenotypeToGenesReader(file(text), UnaryOperator.identity()).read(rows::add);
        return rows;
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("genes.txt"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
