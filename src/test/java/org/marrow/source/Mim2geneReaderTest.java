package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("The reader of mim2gene_medgen")
class Mim2geneReaderTest {

    private static final String HEADER = "#MIM number\tGeneID\ttype\tSource\tMedGenCUI\tComment\n";

    @TempDir
    private Path folder;

    @Test
    void reads_a_phenotype_and_trims_its_lists() {
        assertThat(rows("620674\t29927\tphenotype\t GeneMap; NCBI curation\tC5882742\tnondisease; nondisease; QTL 2"))
                .containsExactly(new Mim2geneReader.Row(
                        Curie.parse("OMIM:620674"),
                        Optional.of(Curie.parse("NCBIGene:29927")),
                        Mim2geneReader.Type.PHENOTYPE,
                        List.of("GeneMap", "NCBI curation"),
                        Optional.of(Curie.parse("MEDGEN:C5882742")),
                        List.of("nondisease", "QTL 2"),
                        2));
    }

    @Test
    void reads_a_hyphen_as_nothing() {
        assertThat(rows("100050\t-\tphenotype\t-\tCN228597\t-", "100640\t216\tgene\t-\t-\t-"))
                .containsExactly(
                        new Mim2geneReader.Row(
                                Curie.parse("OMIM:100050"),
                                Optional.empty(),
                                Mim2geneReader.Type.PHENOTYPE,
                                List.of(),
                                Optional.of(Curie.parse("MEDGEN:CN228597")),
                                List.of(),
                                2),
                        new Mim2geneReader.Row(
                                Curie.parse("OMIM:100640"),
                                Optional.of(Curie.parse("NCBIGene:216")),
                                Mim2geneReader.Type.GENE,
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                3));
    }

    @Test
    void calls_the_file_undated() {
        assertThat(Mim2geneReader.version(file(HEADER))).isEqualTo("undated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#MIM number\tGeneID\ttype\tSource\tMedGenCUI\n", "100640\t216\tgene\t-\t-\t-\n"})
    void says_that_a_file_without_its_header_is_of_another_kind(String text) {
        assertThat(catchThrowableOfType(MarrowException.class, () -> Mim2geneReader.version(file(text))))
                .hasMessageContaining("expected the header of mim2gene_medgen (#mim number, geneid, type, ...)")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-,216,gene,-,-,-|\"-\" as MIM number",
                "10064,216,gene,-,-,-|\"10064\" as MIM number",
                "100640,ALDH1A1,gene,-,-,-|\"ALDH1A1\" as GeneID",
                "100640,216,moved,-,-,-|\"moved\" as type",
                "100640,216,phenotype,-,C123456,-|\"C123456\" as MedGenCUI",
                "100640,216,phenotype,-,216,-|\"216\" as MedGenCUI",
                "100640,216,gene,-,-|5 columns"
            })
    void says_that_a_row_has_a_wrong_part(String row, String found) {
        assertThat(catchThrowableOfType(MarrowException.class, () -> rows(row.replace(',', '\t'))))
                .hasMessageContaining(":2: found " + found)
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    private List<Mim2geneReader.Row> rows(String... lines) {
        List<Mim2geneReader.Row> rows = new ArrayList<>();
        new Mim2geneReader(file(HEADER + String.join("\n", lines) + "\n")).read(rows::add);
        return rows;
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("mim2gene_medgen"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
