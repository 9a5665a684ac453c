package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("The reader of genes_to_disease.txt")
class GenesToDiseaseReaderTest {

    private static final String HEADER = "ncbi_gene_id\tgene_symbol\tassociation_type\tdisease_id\tsource\n";
    private static final String ROW = "NCBIGene:84522\tJAGN1\tMENDELIAN\tOMIM:616022\tftp://example.org/mim2gene";

    @TempDir
    private Path folder;

    @Test
    void reads_every_column_of_a_row() {
        assertThat(rows(file(HEADER + ROW + "\n")))
                .containsExactly(new GenesToDiseaseReader.Row(
                        Curie.parse("NCBIGene:84522"),
                        Optional.of("JAGN1"),
                        "MENDELIAN",
                        Curie.parse("OMIM:616022"),
                        Optional.of("ftp://example.org/mim2gene"),
                        2));
    }

    @Test
    void reads_a_gene_without_a_symbol_and_a_row_without_a_source() {
        assertThat(rows(file(HEADER + "NCBIGene:111365204\t-\tMENDELIAN\tOMIM:136550\t\n")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.symbol()).isEmpty();
                    assertThat(row.source()).isEmpty();
                });
    }

    @Test
    void counts_lines_with_empty_ones_and_remarks() {
        assertThat(rows(file(HEADER + "\n# a remark\n" + ROW + "\n")))
                .extracting(GenesToDiseaseReader.Row::line)
                .containsExactly(4L);
    }

    @Test
    void reads_lines_that_end_in_carriage_return_and_line_feed() {
        assertThat(rows(file((HEADER + ROW + "\n").replace("\n", "\r\n")))).hasSize(1);
    }

    @Test
    void reads_a_file_without_rows() {
        assertThat(rows(file(HEADER))).isEmpty();
    }

    @Test
    void reads_gzip() throws IOException {
        Path file = Files.write(folder.resolve("genes.gz"), gzipped(HEADER + ROW + "\n"));
        assertThat(rows(new SourceFile(file))).hasSize(1);
    }

    @Test
    void calls_the_file_undated() {
        assertThat(GenesToDiseaseReader.version(file(HEADER + ROW))).isEqualTo("undated");
    }

    @Test
    void says_that_a_cut_gzip_is_truncated() throws IOException {
        byte[] whole = gzipped(HEADER + (ROW + "\n").repeat(50_000));
        Path file = Files.write(folder.resolve("genes.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(failure(new SourceFile(file)).code()).isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"graphs\": []}\n",
                "NCBIGene:84522\tJAGN1\tMENDELIAN\tOMIM:616022\tx\n",
                "ncbi_gene_id\tgene_symbol\thpo_id\thpo_name\tfrequency\tdisease_id\n"
            })
    void says_that_a_file_without_its_header_is_of_another_kind(String text) {
        assertThat(failure(file(text)))
                .hasMessageContaining("expected the header of genes_to_disease.txt (ncbi_gene_id, gene_symbol,")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
        assertThat(catchThrowableOfType(MarrowException.class, () -> GenesToDiseaseReader.version(file(text)))
                        .code())
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void says_that_a_second_header_is_one_too_many() {
        assertMalformed(HEADER, "a second header line");
    }

    @Test
    void says_that_a_row_has_a_column_too_few_or_too_many() {
        assertMalformed("NCBIGene:84522\tJAGN1\tMENDELIAN\tOMIM:616022", "4 columns, expected 5");
        assertMalformed(ROW + "\t", "6 columns, expected 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "JAGN1", "NCBIGene:", "ENSG:84522", "NCBIGene:8 4"})
    void says_that_a_gene_is_none(String text) {
        assertMalformed(ROW.replace("NCBIGene:84522", text), "\"" + text + "\" as ncbi_gene_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "616022"})
    void says_that_a_condition_is_no_curie(String text) {
        assertMalformed(ROW.replace("OMIM:616022", text), "\"" + text + "\" as disease_id");
    }

    @Test
    void says_that_a_type_is_missing() {
        assertMalformed(ROW.replace("MENDELIAN", ""), "nothing as association_type");
    }

    @Test
    void says_that_bytes_are_not_utf_8() throws IOException {
        Path file = Files.write(
                folder.resolve("genes"),
                (HEADER + ROW.replace("JAGN1", "JÄGN1") + "\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(failure(new SourceFile(file)))
                .hasMessageContaining("bytes that are not UTF-8")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    private void assertMalformed(String row, String found) {
        SourceFile file = file(HEADER + row + "\n");
        assertThat(failure(file))
                .hasMessageStartingWith(file + ":2: found " + found)
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    private static MarrowException failure(SourceFile file) {
        return catchThrowableOfType(MarrowException.class, () -> rows(file));
    }

    private static List<GenesToDiseaseReader.Row> rows(SourceFile file) {
        List<GenesToDiseaseReader.Row> rows = new ArrayList<>();
        new GenesToDiseaseReader(file, UnaryOperator.identity()).read(rows::add);
        return rows;
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("genes_to_disease.txt"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] gzipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
