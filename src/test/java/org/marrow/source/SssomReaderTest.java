package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("The reader of SSSOM")
class SssomReaderTest {

    private static final String HEADER = "subject_id\tpredicate_id\tobject_id\tmapping_justification\n";
    private static final String ROW = "MONDO:0000001\tskos:exactMatch\tDOID:4\tsemapv:ManualMappingCuration\n";
    private static final String METADATA = """
            # curie_map:
            #   DOID: http://purl.obolibrary.org/obo/DOID_
            #   MONDO: http://purl.obolibrary.org/obo/MONDO_
            # license: https://creativecommons.org/publicdomain/zero/1.0/
            # mapping_set_id: http://example.org/mappings/mondo_doid.sssom.tsv
            # mapping_set_version: http://example.org/releases/2026-08-04/mondo_doid.sssom.tsv
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"#", "# ", "#   "})
    void reads_metadata_behind_any_number_of_spaces(String start) {
        SssomReader.Metadata metadata = metadata(METADATA.replaceAll("(?m)^# ", start) + HEADER);
        assertThat(metadata.name()).isEqualTo("mondo_doid");
        assertThat(metadata.version()).isEqualTo("2026-08-04");
        assertThat(metadata.curieMap())
                .containsExactly(
                        entry("DOID", "http://purl.obolibrary.org/obo/DOID_"),
                        entry("MONDO", "http://purl.obolibrary.org/obo/MONDO_"));
        assertThat(metadata.value("license")).contains("https://creativecommons.org/publicdomain/zero/1.0/");
    }

    @Test
    void reads_lists_and_quoted_texts_of_metadata() {
        SssomReader.Metadata metadata = metadata("""
                #mapping_set_description: "All of them: no exception"
                #creator_id:
                # - orcid:0000-0002-0736-9199
                # - wikidata:Q1
                """ + HEADER);
        assertThat(metadata.slots())
                .containsExactly(
                        entry("mapping_set_description", List.of("All of them: no exception")),
                        entry("creator_id", List.of("orcid:0000-0002-0736-9199", "wikidata:Q1")));
    }

    @Test
    void leaves_out_metadata_without_a_value() {
        assertThat(metadata("# license:\n# comment: ''\n" + HEADER).slots()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.10, 1.10", "2024, 2024", "v1, v1", "http://x/2025-05-06/y, 2025-05-06"})
    void reads_a_version_as_it_is_written_or_the_date_in_it(String written, String version) {
        assertThat(metadata("# mapping_set_version: " + written + "\n" + HEADER).version())
                .isEqualTo(version);
    }

    @Test
    void calls_a_set_without_a_version_undated() {
        assertThat(metadata(HEADER).version()).isEqualTo("undated");
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/mappings/a_b.sssom.tsv, a_b",
        "https://w3id.org/sets/icd11.foundation.sssom.tsv, icd11.foundation",
        "urn:example:hp_xrefs, hp_xrefs",
        "http://example.org/set#one, one",
        "http://example.org/a%20b.tsv, a-20b",
    })
    void names_a_set_by_the_end_of_its_identifier(String id, String name) {
        assertThat(metadata("# mapping_set_id: " + id + "\n" + HEADER).name()).isEqualTo(name);
    }

    @Test
    void names_a_set_without_an_identifier_by_its_content() throws IOException {
        SourceFile plain = file(HEADER + ROW);
        SourceFile gzipped = new SourceFile(Files.write(folder.resolve("b.gz"), gzipped(HEADER + ROW)));
        String name = SssomReader.metadata(plain).name();
        assertThat(name).matches("set-[0-9a-f]{12}");
        assertThat(SssomReader.metadata(gzipped).name()).isEqualTo(name);
        assertThat(metadata(HEADER).name()).isNotEqualTo(name);
    }

    @Test
    void reads_columns_in_any_order_by_their_names() {
        SssomReader.Row row = rows("object_id\tconfidence\tmapping_justification\tsubject_id\tpredicate_id\n"
                        + "HP:0000016\t0.9\tsemapv:LexicalMatching\tMP:0003622\tskos:closeMatch\n")
                .getFirst();
        assertThat(row.subject()).contains("MP:0003622");
        assertThat(row.predicate()).isEqualTo("skos:closeMatch");
        assertThat(row.object()).contains("HP:0000016");
        assertThat(row.justification()).isEqualTo("semapv:LexicalMatching");
        assertThat(row.slots()).containsExactly(entry("confidence", List.of("0.9")));
    }

    @Test
    void leaves_out_empty_cells() {
        SssomReader.Row row =
                rows(header("object_label", "comment") + row("", "seen")).getFirst();
        assertThat(row.slots()).containsExactly(entry("comment", List.of("seen")));
    }

    @Test
    void splits_a_cell_where_the_slot_may_have_several_values() {
        SssomReader.Row row =
                rows(header("author_id") + row("orcid:1|orcid:2 | orcid:1")).getFirst();
        assertThat(row.slots()).containsExactly(entry("author_id", List.of("orcid:1", "orcid:2")));
    }

    @Test
    void splits_no_cell_at_an_escaped_separator() {
        SssomReader.Row row = rows(header("author_label") + row("A\\|B|C")).getFirst();
        assertThat(row.slots()).containsExactly(entry("author_label", List.of("A|B", "C")));
    }

    @Test
    void splits_no_cell_of_a_slot_with_one_value() {
        SssomReader.Row row = rows(header("comment") + row("broad| narrow")).getFirst();
        assertThat(row.slots()).containsExactly(entry("comment", List.of("broad| narrow")));
    }

    @Test
    void keeps_columns_that_it_does_not_know() {
        assertThat(rows(header("colour") + row("blue")).getFirst().slots())
                .isEqualTo(Map.of("colour", List.of("blue")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "\"lethality, complete\"; lethality, complete; 1",
                "\"the \"\"ghost\"\" tooth\"; the \"ghost\" tooth; 1",
                "the \"ghost\" tooth; the \"ghost\" tooth; 0",
                "\"ghost\" or \"wolf\"; \"ghost\" or \"wolf\"; 0",
                "\"; \"; 0",
            })
    void takes_quotes_for_characters_unless_they_quote_the_cell_as_csv_does(String cell, String text, int quoted) {
        SssomReader.Row row = rows(header("subject_label") + row(cell)).getFirst();
        assertThat(row.slots()).isEqualTo(Map.of("subject_label", List.of(text)));
        assertThat(row.quoted()).isEqualTo(quoted);
    }

    @Test
    void reads_a_row_that_ends_before_its_empty_cells() {
        List<SssomReader.Row> rows = rows(header("comment", "other") + ROW + row("a", ""));
        assertThat(rows).extracting(SssomReader.Row::endsEarly).containsExactly(true, false);
        assertThat(rows.getFirst().slots()).isEmpty();
    }

    @Test
    void reads_a_mapping_of_a_text_as_one_without_a_subject() {
        assertThat(rows(HEADER + "\tskos:exactMatch\tDOID:4\tsemapv:ManualMappingCuration\n")
                        .getFirst()
                        .subject())
                .isEqualTo(Optional.empty());
    }

    @Test
    void counts_lines_from_the_beginning_of_the_file() {
        assertThat(rows(METADATA + HEADER + ROW + "\n" + ROW))
                .extracting(SssomReader.Row::line)
                .containsExactly(8L, 10L);
    }

    @Test
    void reads_lines_that_end_as_on_Windows() {
        assertThat(rows((METADATA + HEADER + ROW).replace("\n", "\r\n"))
                        .getFirst()
                        .justification())
                .isEqualTo("semapv:ManualMappingCuration");
        assertThat(metadata((METADATA + HEADER).replace("\n", "\r\n")).name()).isEqualTo("mondo_doid");
    }

    @Test
    void reads_a_table_without_rows() {
        assertThat(rows(METADATA + HEADER)).isEmpty();
    }

    @Test
    void says_how_many_rows_there_are() {
        assertThat(new SssomReader(file(HEADER + ROW + ROW)).read(row -> {})).isEqualTo(2);
    }

    @Test
    void says_that_a_required_cell_is_empty() {
        assertFailure(
                HEADER + "MONDO:0000001\t\tDOID:4\tsemapv:ManualMappingCuration\n",
                ErrorCode.MALFORMED_ROW,
                ":2: found nothing as predicate_id, expected a CURIE or an IRI");
    }

    @Test
    void says_that_a_row_ends_before_a_required_cell() {
        assertFailure(
                HEADER + "MONDO:0000001\tskos:exactMatch\tDOID:4\n",
                ErrorCode.MALFORMED_ROW,
                ":2: found 3 columns, expected 4 columns separated by tabs, as in the header");
    }

    @Test
    void says_that_a_row_has_a_column_too_many() {
        assertFailure(HEADER + ROW.strip() + "\tmore\n", ErrorCode.MALFORMED_ROW, ":2: found 5 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# license: a\n", "\n"})
    void says_that_a_file_has_no_header(String text) {
        assertThat(failure(file(text)))
                .hasMessageContaining("found no header line, expected an SSSOM table with the columns subject_id")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void says_that_a_file_is_of_another_kind() {
        assertFailure("database_id\tdisease_name\n", ErrorCode.WRONG_FILE_KIND, ":1: found the columns database_id");
    }

    @Test
    void says_that_a_column_comes_twice() {
        assertFailure(
                header("comment", "comment"), ErrorCode.WRONG_FILE_KIND, ":1: found the column \"comment\" twice");
    }

    @Test
    void says_at_which_line_metadata_are_no_yaml() {
        SourceFile file = file("# license: a\n# curie_map: [\n" + HEADER);
        assertThat(catchThrowableOfType(MarrowException.class, () -> SssomReader.metadata(file)))
                .hasMessageStartingWith(file + ":")
                .hasMessageEndingWith("expected a YAML mapping")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void says_that_a_curie_map_is_none() {
        SourceFile file = file("# curie_map: obo_context\n" + HEADER);
        assertThat(catchThrowableOfType(MarrowException.class, () -> SssomReader.metadata(file)))
                .hasMessage(file + ":1: found obo_context as curie_map, expected prefixes with what they stand for");
    }

    @Test
    void says_that_a_gzipped_file_is_cut() throws IOException {
        byte[] whole = gzipped(METADATA + HEADER + ROW.repeat(2_000));
        Path file = Files.write(folder.resolve("cut.sssom.tsv.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(failure(new SourceFile(file)).code()).isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @Test
    void says_that_bytes_are_not_utf_8() throws IOException {
        Path file = Files.write(
                folder.resolve("latin.sssom.tsv"),
                (header("subject_label") + row("Kräuselhaar")).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(failure(new SourceFile(file)))
                .hasMessageContaining("found bytes that are not UTF-8")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    private void assertFailure(String text, ErrorCode code, String message) {
        SourceFile file = file(text);
        assertThat(failure(file))
                .hasMessageStartingWith(file + message)
                .extracting(MarrowException::code)
                .isEqualTo(code);
    }

    private static MarrowException failure(SourceFile file) {
        return catchThrowableOfType(MarrowException.class, () -> new SssomReader(file).read(row -> {}));
    }

    private SssomReader.Metadata metadata(String text) {
        return SssomReader.metadata(file(text));
    }

    private List<SssomReader.Row> rows(String text) {
        List<SssomReader.Row> rows = new ArrayList<>();
        new SssomReader(file(text)).read(rows::add);
        return rows;
    }

    private static String header(String... more) {
        return HEADER.strip() + "\t" + String.join("\t", more) + "\n";
    }

    private static String row(String... more) {
        return ROW.strip() + "\t" + String.join("\t", more) + "\n";
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("set.sssom.tsv"), text));
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
