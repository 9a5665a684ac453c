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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("A table of MedGen")
class MedGenTableTest {

    private static final String HEADER = "#CUI|name|source|SUPPRESS|\n";
    private static final String ROW = "C0302173|Bone marrow maturation arrest|GTR|N|\n";
    private static final MedGenNamesReader.Row HOME =
            new MedGenNamesReader.Row("C0302173", "Bone marrow maturation arrest", "GTR", "");

    @TempDir
    private Path folder;

    @Test
    void has_a_pipe_after_each_column() {
        assertThat(rows(HEADER + ROW)).containsExactly(HOME);
    }

    @Test
    void has_commas_and_quotes_in_its_other_form() {
        assertThat(rows("""
                CUI,name,source,SUPPRESS
                C0302173,Bone marrow maturation arrest,GTR,N
                "C1848213","Heterotopia, ""periventricular"", X-linked dominant","GTR","N"
                """))
                .containsExactly(
                        HOME,
                        new MedGenNamesReader.Row(
                                "C1848213", "Heterotopia, \"periventricular\", X-linked dominant", "GTR", ""));
    }

    @Test
    void has_tabs_where_its_header_has_tabs() {
        assertThat(rows("#CUI\tname\tsource\tSUPPRESS\nC0302173\tBone marrow maturation arrest\tGTR\tN\n"))
                .containsExactly(HOME);
    }

    @Test
    void has_quote_characters_as_data_between_pipes() {
        assertThat(rows(HEADER + "C0000001|\"Lobster claw|GTR|N|\n" + ROW))
                .extracting(MedGenNamesReader.Row::name)
                .containsExactly("\"Lobster claw", "Bone marrow maturation arrest");
    }

    @Test
    void has_pipes_in_a_name_that_is_then_found_from_both_ends() {
        assertThat(rows(HEADER + "C0000001|a|b||c|NCI|N|\n"))
                .containsExactly(new MedGenNamesReader.Row("C0000001", "a|b||c", "NCI", ""));
    }

    @Test
    void may_end_its_lines_in_carriage_return_and_line_feed() {
        assertThat(rows((HEADER + ROW + "\n").replace("\n", "\r\n"))).containsExactly(HOME);
        assertThat(rows("#CUI\tname\tsource\tSUPPRESS\r\nC0302173\tBone marrow maturation arrest\tGTR\tN\r\n"))
                .containsExactly(HOME);
    }

    @Test
    void may_lack_the_last_line_feed() {
        assertThat(rows(HEADER + ROW.strip())).containsExactly(HOME);
    }

    @Test
    void may_have_no_rows() {
        assertThat(rows(HEADER)).isEmpty();
    }

    @Test
    void may_have_rows_longer_than_any_buffer() {
        String name = "é".repeat(200_000);
        assertThat(rows(HEADER + "C0000001|" + name + "|GTR|N|\n" + ROW))
                .extracting(MedGenNamesReader.Row::name)
                .containsExactly(name, "Bone marrow maturation arrest");
    }

    @Test
    void may_hold_the_character_that_stands_for_what_is_not_readable() {
        assertThat(rows(HEADER + "C0000001|a \uFFFD b|GTR|N|\n"))
                .extracting(MedGenNamesReader.Row::name)
                .containsExactly("a \uFFFD b");
    }

    @Test
    void says_why_a_row_is_suppressed() {
        assertThat(rows(HEADER + "C0000001|a|GTR|O|\nC0000002|b|GTR||\n"))
                .extracting(MedGenNamesReader.Row::suppressed)
                .containsExactly("O", "");
    }

    @Test
    void returns_the_number_of_rows() {
        assertThat(new MedGenNamesReader(file(HEADER + ROW + ROW)).read(row -> {}))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "{\"graphs\": []}\n",
                "#CUI|name|source|\n",
                "#CUI|DEF|source|SUPPRESS|\n",
                "#CUI\tname\n",
                "CUI,name\n",
                "C0302173,Bone marrow maturation arrest,GTR,N\n"
            })
    void says_that_a_file_with_another_header_is_of_another_kind(String text) {
        assertThat(failure(file(text)))
                .hasMessageMatching(".*MedGen.txt:1: found .*, expected the header of NAMES.RRF .*")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void says_where_a_row_has_too_few_columns() {
        assertMalformed(HEADER + ROW + "C0000001|a|N|\n", ":3: found 3 columns, expected 4 columns");
    }

    @Test
    void says_where_a_row_does_not_end_in_a_pipe() {
        assertMalformed(HEADER + ROW + "C0000001|a|GTR|N\n" + ROW, ":3: found a row that does not end in |");
    }

    @Test
    void says_where_a_row_between_commas_has_too_many_columns() {
        assertMalformed(
                "CUI,name,source,SUPPRESS\nC0000001,\"two\nlines\",GTR,N\nC0000002,a,b,GTR,N\n",
                ":4: found 5 columns, expected 4 columns");
    }

    @Test
    void says_where_a_quote_is_not_closed() {
        assertMalformed("CUI,name,source,SUPPRESS\nC0000001,\"a,GTR,N\n", ":2: found ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C030217", "C03021733", "CN30217", "CN3021733", "c0302173", "C030217x", "549798"})
    void says_where_a_CUI_is_none(String cui) {
        assertMalformed(HEADER + ROW + cui + "|a|GTR|N|\n", ":3: found \"" + cui + "\" as CUI, expected a CUI");
    }

    @Test
    void knows_the_CUIs_that_NCBI_makes() {
        assertThat(rows(HEADER + "CN228597|a|GTR|N|\n"))
                .extracting(MedGenNamesReader.Row::cui)
                .containsExactly("CN228597");
    }

    @Test
    void says_where_a_letter_of_suppression_is_none() {
        assertMalformed(HEADER + "C0000001|a|GTR|maybe|\n", ":2: found \"maybe\" as SUPPRESS");
    }

    @Test
    void says_where_bytes_are_not_UTF_8() throws IOException {
        Path file = Files.write(
                folder.resolve("MedGen.txt"),
                (HEADER + ROW + "C0000001|Sjögren|GTR|N|\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(failure(new SourceFile(file)))
                .hasMessage(file + ":3: found bytes that are not UTF-8, expected UTF-8 text")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void is_read_from_gzip() throws IOException {
        Path file = Files.write(folder.resolve("NAMES.RRF"), gzipped(HEADER + ROW));
        assertThat(rows(new SourceFile(file))).containsExactly(HOME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#CUI|name|source|SUPPRESS|\nC0302173|a|GTR|N|\n",
                "#CUI,name,source,SUPPRESS\nC0302173,a,GTR,N\n"
            })
    void says_that_a_cut_gzip_is_truncated_and_where(String text) throws IOException {
        String row = text.substring(text.indexOf('\n') + 1);
        byte[] whole = gzipped(text + row.repeat(200_000));
        Path file = Files.write(folder.resolve("NAMES.RRF"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(failure(new SourceFile(file)))
                .hasMessageMatching("\\Q" + file + "\\E:[1-9]\\d{2,}: found the end of the data.*")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    private void assertMalformed(String text, String message) {
        assertThat(failure(file(text)))
                .hasMessageContaining(message)
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    private static MarrowException failure(SourceFile file) {
        return catchThrowableOfType(MarrowException.class, () -> rows(file));
    }

    private List<MedGenNamesReader.Row> rows(String text) {
        return rows(file(text));
    }

    private static List<MedGenNamesReader.Row> rows(SourceFile file) {
        List<MedGenNamesReader.Row> rows = new ArrayList<>();
        new MedGenNamesReader(file).read(rows::add);
        return rows;
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("MedGen.txt"), text));
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
