package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.Translation;
import org.marrow.model.TranslationStatus;

@DisplayName("The reader of translated synonyms")
class TranslatedSynonymsReaderTest {

    private static final String HEADER = "subject_id\ttranslation_value\tcomment\n";
    private static final String TEMPLATE = "ID\tAL oboInOwl:hasExactSynonym@cs\t\n";

    @TempDir
    private Path folder;

    @Test
    void takes_the_property_and_the_language_from_the_second_line() {
        SourceFile file = file(HEADER + TEMPLATE + "HP:0000003\tMulticystické ledviny\tOFFICIAL\n");
        assertThat(TranslatedSynonymsReader.language(file)).isEqualTo("cs");
        assertThat(synonyms(file))
                .extracting(Translation::property, Translation::language, Translation::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("oboInOwl:hasExactSynonym", "cs", "Multicystické ledviny"));
    }

    @Test
    void takes_the_third_column_for_the_status_where_there_is_no_other() {
        Translation synonym = synonyms(file(HEADER + TEMPLATE + "HP:0000003\tMulticystické ledviny\tCANDIDATE\n"))
                .getFirst();
        assertThat(synonym.term()).isEqualTo(Curie.parse("HP:0000003"));
        assertThat(synonym.status()).isEqualTo(TranslationStatus.CANDIDATE);
        assertThat(synonym.details()).isEmpty();
    }

    @Test
    void takes_the_third_column_for_a_comment_where_a_column_has_the_status() {
        Translation synonym = synonyms(file("subject_id\ttranslation_value\tcomment\tStatus\tLine number\r\n"
                        + "ID\tAL oboInOwl:hasExactSynonym@fr\t\t\t\r\n"
                        + "HP:0000005\tTransmission\tsynonyms of inheritance\tOFFICIAL\t1589\r\n"))
                .getFirst();
        assertThat(synonym.status()).isEqualTo(TranslationStatus.OFFICIAL);
        assertThat(synonym.details())
                .containsExactly(entry("comment", "synonyms of inheritance"), entry("Line number", "1589"));
    }

    @Test
    void reads_several_synonyms_in_one_cell_as_one_row() {
        SourceFile file = file(HEADER + TEMPLATE + "HP:0000012\turgence mictionnelle|urgence urinaire|\tOFFICIAL\n");
        assertThat(rows(file)).hasSize(1);
        assertThat(synonyms(file))
                .extracting(Translation::text)
                .containsExactly("urgence mictionnelle", "urgence urinaire");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", " | "})
    void reads_a_cell_without_a_synonym_as_one_empty_one(String cell) {
        assertThat(synonyms(file(HEADER + TEMPLATE + "HP:0000012\t" + cell + "\tOFFICIAL\n")))
                .extracting(Translation::text)
                .containsExactly("");
    }

    @Test
    void counts_the_rows_below_the_template() {
        SourceFile file = file(HEADER + TEMPLATE + "HP:0000003\ta\tOFFICIAL\nHP:0000003\tb\tNOT_TRANSLATED\n");
        assertThat(new TranslatedSynonymsReader(file).read(row -> {})).isEqualTo(2);
        assertThat(rows(file)).extracting(TranslatedSynonymsReader.Row::line).containsExactly(3L, 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HP:0000003\ta\tOFFICIAL\n", "ID\tA oboInOwl:hasExactSynonym\t\n", "ID\t\t\n"})
    void says_that_the_second_line_is_no_template(String line) {
        SourceFile file = file(HEADER + line);
        assertThat(failure(file))
                .hasMessageStartingWith(file + ":2: found ")
                .hasMessageContaining("expected a template row")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void says_that_there_is_no_second_line() {
        assertThat(failure(file(HEADER))).hasMessageContaining("found no row, expected a template row");
    }

    @Test
    void says_that_the_language_is_none() {
        SourceFile file = file(HEADER + "ID\tAL oboInOwl:hasExactSynonym@czech_\t\n");
        assertThat(failure(file)).hasMessageStartingWith(file + ":2: found \"czech_\" as a language");
    }

    @Test
    void says_that_a_status_is_unknown() {
        SourceFile file = file(HEADER + TEMPLATE + "HP:0000003\ta\tgood\n");
        assertThat(failure(file)).hasMessageStartingWith(file + ":3: found \"good\" as comment, expected OFFICIAL");
    }

    @Test
    void says_that_a_row_has_a_column_too_few() {
        SourceFile file = file(HEADER + TEMPLATE + "HP:0000003\ta\n");
        assertThat(failure(file)).hasMessageStartingWith(file + ":3: found 2 columns, expected 3 columns");
    }

    private static MarrowException failure(SourceFile file) {
        return catchThrowableOfType(MarrowException.class, () -> rows(file));
    }

    private static List<Translation> synonyms(SourceFile file) {
        return rows(file).stream().flatMap(row -> row.synonyms().stream()).toList();
    }

    private static List<TranslatedSynonymsReader.Row> rows(SourceFile file) {
        List<TranslatedSynonymsReader.Row> rows = new ArrayList<>();
        new TranslatedSynonymsReader(file).read(rows::add);
        return rows;
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("hp-cs.synonyms.tsv"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
