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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.Translation;
import org.marrow.model.TranslationStatus;

@DisplayName("The reader of Babelon")
class BabelonReaderTest {

    private static final String HEADER = "source_language\tsource_value\tsubject_id\tpredicate_id"
            + "\ttranslation_language\ttranslation_value\ttranslation_status\n";

    @TempDir
    private Path folder;

    @Test
    void reads_every_column_of_a_row() {
        Translation translation = translation(HEADER + row("HP:0033606", "de", "Knochenmark", "OFFICIAL"));
        assertThat(translation.term()).isEqualTo(Curie.parse("HP:0033606"));
        assertThat(translation.property()).isEqualTo("rdfs:label");
        assertThat(translation.text()).isEqualTo("Knochenmark");
        assertThat(translation.language()).isEqualTo("de");
        assertThat(translation.status()).isEqualTo(TranslationStatus.OFFICIAL);
        assertThat(translation.details())
                .containsExactly(entry("source_language", "en"), entry("source_value", "Bone marrow"));
    }

    @Test
    void reads_columns_in_any_order_by_their_names() {
        Translation translation =
                translation("translator\ttranslation_status\ttranslation_value\tsubject_id\tcomment\tpredicate_id"
                        + "\ttranslation_language\nDeepL\tCANDIDATE\tTodos\tHP:0000001\t\tIAO:0000115\tes\n");
        assertThat(translation.term()).isEqualTo(Curie.parse("HP:0000001"));
        assertThat(translation.property()).isEqualTo("IAO:0000115");
        assertThat(translation.text()).isEqualTo("Todos");
        assertThat(translation.status()).isEqualTo(TranslationStatus.CANDIDATE);
        assertThat(translation.details()).containsExactly(entry("translator", "DeepL"));
    }

    @ParameterizedTest
    @EnumSource
    void reads_every_status(TranslationStatus status) {
        assertThat(translation(HEADER + row("HP:0000001", "ja", "NA", status.name()))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"tw, tw", "dtp, dtp", "nna, nna", "pt-br, pt-BR", "zh-Hans, zh-Hans"})
    void reads_every_language_that_has_a_tag(String written, String language) {
        String text = HEADER + row("HP:0000001", written, "Todos", "OFFICIAL");
        assertThat(translation(text).language()).isEqualTo(language);
        assertThat(BabelonReader.language(file(text))).isEqualTo(language);
    }

    @Test
    void reads_a_text_in_csv_quotes_without_them() {
        SourceFile file = file(HEADER + row("HP:0000001", "it", "\"Regioni \"\"core\"\"\"", "OFFICIAL"));
        assertThat(rows(file).getFirst().translation().text()).isEqualTo("Regioni \"core\"");
        assertThat(rows(file).getFirst().quoted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e", "english_us", "de_", "a-b-c-d"})
    void says_that_a_language_is_none(String language) {
        SourceFile file = file(HEADER + row("HP:0000001", language, "Alle", "OFFICIAL"));
        assertThat(failure(file))
                .hasMessage(file + ":2: found \"" + language + "\" as a language, expected a language tag of BCP 47"
                        + " such as cs or pt-BR")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void says_that_a_row_is_in_another_language_than_those_before() {
        SourceFile file = file(
                HEADER + row("HP:0000001", "de", "Alle", "OFFICIAL") + row("HP:0000001", "nl", "Alle", "OFFICIAL"));
        assertThat(failure(file))
                .hasMessage(file + ":3: found \"nl\" as translation_language, expected de as in the rows before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0033606", "HP:33606", "HP_0033606", "MP:0033606", "HP:003360a"})
    void says_that_a_subject_is_no_term_of_the_hpo(String term) {
        SourceFile file = file(HEADER + row(term, "de", "Alle", "OFFICIAL"));
        assertThat(failure(file))
                .hasMessageStartingWith(file + ":2: found \"" + term + "\" as subject_id, expected an HPO identifier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "official", "DONE"})
    void says_that_a_status_is_unknown(String status) {
        SourceFile file = file(HEADER + row("HP:0000001", "de", "Alle", status));
        assertThat(failure(file))
                .hasMessageStartingWith(
                        file + ":2: found \"" + status + "\" as translation_status, expected OFFICIAL,");
    }

    @Test
    void says_that_a_row_has_a_column_too_few() {
        SourceFile file = file(HEADER + "en\tAll\tHP:0000001\trdfs:label\tde\tAlle\n");
        assertThat(failure(file)).hasMessageStartingWith(file + ":2: found 6 columns, expected 7 columns");
    }

    @Test
    void says_that_a_file_is_of_another_kind() {
        SourceFile file = file("subject_id\ttranslation_value\tcomment\n");
        assertThat(failure(file))
                .hasMessageStartingWith(file + ":1: found the columns subject_id, translation_value, comment, expected"
                        + " a Babelon table")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void says_that_an_empty_file_is_none() {
        assertThat(failure(file("")).code()).isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void says_that_a_file_without_rows_has_no_language() {
        assertThat(catchThrowableOfType(MarrowException.class, () -> BabelonReader.language(file(HEADER))))
                .hasMessageContaining("found no row");
    }

    @Test
    void says_that_a_gzipped_file_is_cut() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write((HEADER + row("HP:0000001", "de", "Alle", "OFFICIAL").repeat(2_000))
                    .getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        assertThat(failure(new SourceFile(file)).code()).isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    private static MarrowException failure(SourceFile file) {
        return catchThrowableOfType(MarrowException.class, () -> rows(file));
    }

    private Translation translation(String text) {
        return rows(file(text)).getFirst().translation();
    }

    private static List<BabelonReader.Row> rows(SourceFile file) {
        List<BabelonReader.Row> rows = new ArrayList<>();
        new BabelonReader(file).read(rows::add);
        return rows;
    }

    private static String row(String term, String language, String text, String status) {
        return String.join("\t", "en", "Bone marrow", term, "rdfs:label", language, text, status) + "\n";
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("hp-de.babelon.tsv"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
