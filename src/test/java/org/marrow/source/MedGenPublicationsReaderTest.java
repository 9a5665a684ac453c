package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.MedGenPublicationsReader.Row;

@DisplayName("The reader of medgen_pubmed_lnk.txt")
class MedGenPublicationsReaderTest {

    private static final String HEADER = "#UID|CUI|NAME|PMID|\n";

    @TempDir
    private Path folder;

    @Test
    void reads_rows_that_share_their_concept_and_rows_that_do_not() {
        assertThat(rows(HEADER
                        + "2|C0000039|1,2 Dipalmitoylphosphatidylcholine|1520723|\n"
                        + "2|C0000039|1,2 Dipalmitoylphosphatidylcholine|2157200|\n"
                        + "549798|C0302173|Bone marrow maturation arrest|18528462|\n"))
                .containsExactly(
                        new Row("2", "C0000039", "1,2 Dipalmitoylphosphatidylcholine", "1520723", false),
                        new Row("2", "C0000039", "1,2 Dipalmitoylphosphatidylcholine", "2157200", false),
                        new Row("549798", "C0302173", "Bone marrow maturation arrest", "18528462", false));
    }

    @Test
    void reads_a_name_that_begins_as_the_one_before() {
        assertThat(rows(HEADER + "2|C0000039|ab|1|\n2|C0000039|abc|2|\n2|C0000039|a|3|\n"))
                .extracting(Row::name)
                .containsExactly("ab", "abc", "a");
    }

    @Test
    void reads_pipes_in_a_name() {
        assertThat(rows(HEADER + "2|C0000039|a|b|1|\n")).containsExactly(new Row("2", "C0000039", "a|b", "1", false));
    }

    @Test
    void keeps_a_name_that_is_not_UTF_8_and_says_so() throws IOException {
        byte[] text = (HEADER + "2|C0000039|Sjögren|1|\n2|C0000039|Sjögren|2|\n3|C0000040|plain|3|\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(rows(new SourceFile(Files.write(folder.resolve("links.txt"), text))))
                .containsExactly(
                        new Row("2", "C0000039", "Sj\uFFFDgren", "1", true),
                        new Row("2", "C0000039", "Sj\uFFFDgren", "2", true),
                        new Row("3", "C0000040", "plain", "3", false));
    }

    @Test
    void takes_no_letter_of_the_file_for_damage() {
        assertThat(rows(HEADER + "2|C0000039|Sjögren \uFFFD|1|\n"))
                .containsExactly(new Row("2", "C0000039", "Sjögren \uFFFD", "1", false));
    }

    @Test
    void reads_lines_that_end_in_carriage_return_and_line_feed() {
        assertThat(rows((HEADER + "2|C0000039|a|1|\n").replace("\n", "\r\n")))
                .containsExactly(new Row("2", "C0000039", "a", "1", false));
    }

    @Test
    void reads_rows_across_its_buffer() {
        String row = "2|C0000039|1,2 Dipalmitoylphosphatidylcholine|1520723|\n";
        assertThat(rows(HEADER + row.repeat(5_000)))
                .hasSize(5_000)
                .containsOnly(rows(HEADER + row).getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "#UID|CUI|PMID|\n", "2|C0000039|a|1|\n"})
    void says_that_a_file_with_another_header_is_of_another_kind(String text) {
        assertThatThrownBy(() -> rows(text))
                .isInstanceOfSatisfying(
                        MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRONG_FILE_KIND))
                .hasMessageContaining("links.txt:1: found ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2|C0000039|a|1; found a row that does not end in |",
                "|; found too few columns",
                "2|1|; found too few columns",
                "2|C0000039|1|; found too few columns",
                "2|C000039|a|1|; found \"C000039\" as CUI",
                "x|C0000039|a|1|; found \"x\" as UID",
                "2|C0000039|a||; found \"\" as PMID",
                "2|C0000039|a|1x|; found \"1x\" as PMID",
            })
    void says_where_a_row_is_wrong_and_how(String row, String message) {
        assertThatThrownBy(() -> rows(HEADER + "2|C0000039|a|1|\n" + row + "\n"))
                .isInstanceOfSatisfying(
                        MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_ROW))
                .hasMessageContaining("links.txt:3: " + message);
    }

    @Test
    void says_that_a_cut_gzip_is_truncated_and_where() throws IOException {
        Path file = folder.resolve("links.txt");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write((HEADER + "2|C0000039|a|1|\n".repeat(500_000)).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> rows(new SourceFile(file)))
                .isInstanceOfSatisfying(
                        MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_TRUNCATED))
                .hasMessageMatching("\\Q" + file + "\\E:[1-9]\\d{2,}: found the end of the data.*");
    }

    private List<Row> rows(String text) {
        try {
            return rows(new SourceFile(Files.writeString(folder.resolve("links.txt"), text)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Row> rows(SourceFile file) {
        List<Row> rows = new ArrayList<>();
        new MedGenPublicationsReader(file).read(rows::add);
        return rows;
    }
}
