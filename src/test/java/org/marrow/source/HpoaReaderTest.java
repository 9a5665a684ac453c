package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Biocuration;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.Evidence;
import org.marrow.model.Frequency;
import org.marrow.model.MarrowException;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;
import org.marrow.model.Sex;

@DisplayName("The reader of phenotype.hpoa")
class HpoaReaderTest {

    private static final String FILE_IRI = "https://w3id.org/marrow/id/file/phenotype.hpoa/2025-05-06";
    private static final int QUALIFIER = 2;
    private static final int HPO_ID = 3;
    private static final int REFERENCE = 4;
    private static final int EVIDENCE = 5;
    private static final int ONSET = 6;
    private static final int FREQUENCY = 7;
    private static final int SEX = 8;
    private static final int MODIFIER = 9;
    private static final int ASPECT = 10;
    private static final int BIOCURATION = 11;

    private static final String NEW_HEADER = """
            #description: "HPO annotations for rare diseases [8456: OMIM; 47: DECIPHER; 4337 ORPHANET]"
            #version: 2025-05-06
            #tracker: https://github.com/obophenotype/human-phenotype-ontology/issues
            #hpo-version: http://purl.obolibrary.org/obo/hp/releases/2025-05-06/hp.json
            database_id\tdisease_name\tqualifier\thpo_id\treference\
            \tevidence\tonset\tfrequency\tsex\tmodifier\taspect\tbiocuration
            """;

    private static final String OLD_HEADER = """
            #description: HPO annotations for rare diseases
            #date: 2023-01-27
            #tracker: https://github.com/obophenotype/human-phenotype-ontology
            #HPO-version: http://purl.obolibrary.org/obo/hp.obo/hp/releases/2023-01-27/hp.obo.owl
            #DatabaseID\tDiseaseName\tQualifier\tHPO_ID\tReference\
            \tEvidence\tOnset\tFrequency\tSex\tModifier\tAspect\tBiocuration
            """;

    private static final String ROW =
            "OMIM:616022\tNeutropenia, severe congenital, 6, autosomal recessive\t\tHP:0033606"
                    + "\tPMID:25129144\tPCS\t\t13/14\t\t\tP\tHPO:probinson[2022-10-06]";

    @TempDir
    private Path folder;

    @Test
    void reads_every_column_of_a_row() {
        String row = "ORPHA:14\tAbetalipoproteinemia\tNOT\tHP:0001250\tPMID:1;OMIM:200100\tTAS\tHP:0003577\t17%\tFEMALE"
                + "\tHP:0012828;HP:0025303\tP\tORPHA:orphadata[2024-01-16];HPO:skoehler[2014-10-06]";
        assertThat(annotation(row))
                .isEqualTo(new Annotation(
                        Publisher.HPOA,
                        Curie.parse("ORPHA:14"),
                        Curie.parse("HP:0001250"),
                        Aspect.PHENOTYPIC_ABNORMALITY,
                        Polarity.ABSENT,
                        Optional.of(new Frequency.Percentage(new BigDecimal("17"))),
                        Optional.of(Evidence.TAS),
                        List.of("PMID:1", "OMIM:200100"),
                        Optional.of(Curie.parse("HP:0003577")),
                        Optional.of(Sex.FEMALE),
                        List.of(Curie.parse("HP:0012828"), Curie.parse("HP:0025303")),
                        List.of(
                                new Biocuration("ORPHA:orphadata", LocalDate.of(2024, 1, 16)),
                                new Biocuration("HPO:skoehler", LocalDate.of(2014, 10, 6))),
                        FILE_IRI,
                        List.of(6L)));
    }

    @Test
    void reads_empty_columns_as_nothing_up_to_the_last() {
        Annotation annotation = annotation("OMIM:616022\tName\t\tHP:0033606\t\t\t\t\t\t\tP\t");
        assertThat(annotation.frequency()).isEmpty();
        assertThat(annotation.evidence()).isEmpty();
        assertThat(annotation.references()).isEmpty();
        assertThat(annotation.onset()).isEmpty();
        assertThat(annotation.sex()).isEmpty();
        assertThat(annotation.modifiers()).isEmpty();
        assertThat(annotation.biocurations()).isEmpty();
    }

    @Test
    void reads_the_name_of_the_condition() {
        assertThat(row(ROW).conditionName()).isEqualTo("Neutropenia, severe congenital, 6, autosomal recessive");
    }

    @Test
    void hands_over_the_row_as_it_stands() {
        assertThat(row(ROW).content()).isEqualTo(ROW);
    }

    @Test
    void reads_quote_characters_as_data() {
        assertThat(row("OMIM:616022\t\"Lobster\" claw\t\tHP:0033606\t\t\t\t\t\t\tP\t")
                        .conditionName())
                .isEqualTo("\"Lobster\" claw");
    }

    @Test
    void reads_a_lone_quote_at_the_start_of_a_column_as_data() {
        assertThat(rows(file(NEW_HEADER + "OMIM:616022\t\"Lobster claw\t\tHP:0033606\t\t\t\t\t\t\tP\t\n" + ROW + "\n")))
                .hasSize(2)
                .first()
                .extracting(HpoaReader.Row::conditionName)
                .isEqualTo("\"Lobster claw");
    }

    @Test
    void reads_letters_beyond_ascii() {
        assertThat(row("ORPHA:2332\tKBG–Sjögren\t\tHP:0033606\t\t\t\t\t\t\tP\t").conditionName())
                .isEqualTo("KBG–Sjögren");
    }

    @Test
    void reads_the_commented_header_of_older_files() {
        assertThat(rows(file(OLD_HEADER + ROW + "\n"))).hasSize(1);
    }

    @Test
    void counts_lines_from_1_with_remarks_header_and_empty_lines() {
        assertThat(rows(file(NEW_HEADER + ROW + "\n\n#a remark\tin the body\n" + ROW)))
                .extracting(row -> row.annotation().lines())
                .containsExactly(List.of(6L), List.of(9L));
    }

    @Test
    void passes_over_remarks_in_the_body() {
        assertThat(rows(file(OLD_HEADER + ROW + "\n#moved from elsewhere: see the tracker\n" + ROW + "\n")))
                .hasSize(2);
    }

    @Test
    void returns_the_number_of_rows() {
        assertThat(new HpoaReader(file(NEW_HEADER + ROW + "\n" + ROW + "\n"), FILE_IRI, UnaryOperator.identity())
                        .read(row -> {}))
                .isEqualTo(2);
    }

    @Test
    void reads_lines_that_end_in_carriage_return_and_line_feed() {
        assertThat(rows(file((NEW_HEADER + ROW + "\n").replace("\n", "\r\n"))))
                .extracting(HpoaReader.Row::content)
                .containsExactly(ROW);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT, ''",
        "NOT, 3/3",
        "NOT, HP:0040281",
        "'', 0/3",
        "'', 0%",
        "'', 0.0%",
        "'', HP:0040285",
    })
    void calls_absent_what_any_of_the_encodings_of_absent_says(String qualifier, String frequency) {
        assertThat(annotation(with(with(ROW, QUALIFIER, qualifier), FREQUENCY, frequency))
                        .polarity())
                .isEqualTo(Polarity.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1/3", "1%", "HP:0040284"})
    void calls_present_what_no_encoding_of_absent_says(String frequency) {
        assertThat(annotation(with(ROW, FREQUENCY, frequency)).polarity()).isEqualTo(Polarity.PRESENT);
    }

    @Test
    void reads_a_count() {
        assertThat(annotation(ROW).frequency()).contains(new Frequency.Count(13, 14));
    }

    @Test
    void reads_a_percentage() {
        assertThat(annotation(with(ROW, FREQUENCY, "7.5%")).frequency())
                .contains(new Frequency.Percentage(new BigDecimal("7.5")));
    }

    @Test
    void reads_a_band() {
        assertThat(annotation(with(ROW, FREQUENCY, "HP:0040281")).frequency())
                .contains(new Frequency.Band(Curie.parse("HP:0040281")));
    }

    @Test
    void reads_lists_in_their_order_and_each_entry_once() {
        assertThat(annotation(with(ROW, MODIFIER, "HP:0025303; HP:0012828;HP:0025303;"))
                        .modifiers())
                .containsExactly(Curie.parse("HP:0025303"), Curie.parse("HP:0012828"));
    }

    @Test
    void keeps_a_reference_that_is_a_web_address() {
        assertThat(annotation(with(ROW, REFERENCE, "http://www.example.org/a:b;ISBN:0-306-45044-1"))
                        .references())
                .containsExactly("http://www.example.org/a:b", "ISBN:0-306-45044-1");
    }

    @Test
    void reads_an_orcid_as_curator() {
        assertThat(annotation(with(ROW, BIOCURATION, "ORCID:0000-0002-0736-9199[2024-07-19]"))
                        .biocurations())
                .containsExactly(new Biocuration("ORCID:0000-0002-0736-9199", LocalDate.of(2024, 7, 19)));
    }

    @Test
    void reads_gzip_whatever_the_name_of_the_file() throws IOException {
        Path file = Files.write(folder.resolve("phenotype.txt"), gzipped(NEW_HEADER + ROW + "\n"));
        assertThat(rows(new SourceFile(file))).hasSize(1);
    }

    @Test
    void knows_the_version_of_a_file() {
        assertThat(HpoaReader.version(file(NEW_HEADER))).isEqualTo("2025-05-06");
    }

    @Test
    void takes_the_date_of_an_older_file_as_its_version() {
        assertThat(HpoaReader.version(file(OLD_HEADER))).isEqualTo("2023-01-27");
    }

    @Test
    void calls_a_file_undated_that_does_not_say_its_version() {
        assertThat(HpoaReader.version(file("#" + NEW_HEADER.lines().toList().getLast())))
                .isEqualTo("undated");
    }

    @Test
    void says_that_a_cut_gzip_is_truncated_and_where() throws IOException {
        byte[] whole = gzipped(NEW_HEADER + (ROW + "\n").repeat(20_000));
        Path file = Files.write(folder.resolve("phenotype.hpoa"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(catchThrowableOfType(MarrowException.class, () -> rows(new SourceFile(file))))
                .hasMessageMatching("\\Q" + file + "\\E:[1-9]\\d{2,}: found the end of the data.*")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @Test
    void says_that_a_gzip_without_content_is_truncated() throws IOException {
        Path file = Files.write(folder.resolve("phenotype.hpoa"), Arrays.copyOf(gzipped(ROW), 2));
        assertThat(catchThrowableOfType(MarrowException.class, () -> HpoaReader.version(new SourceFile(file))))
                .hasMessageStartingWith(file + ":1: ")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @Test
    void says_that_json_is_a_file_of_another_kind() {
        SourceFile file = file("{\n  \"graphs\": []\n}\n");
        assertThat(failure(file))
                .hasMessage(file + ":1: found \"{\", expected the header of phenotype.hpoa"
                        + " (database_id, disease_name, qualifier, hpo_id, ...)")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#version: 2025-05-06\n"})
    void says_that_a_file_without_header_is_of_another_kind(String text) {
        assertThat(failure(file(text)))
                .hasMessageContaining("found no header line")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void says_that_a_file_with_other_columns_is_of_another_kind() {
        assertThat(failure(file("ncbi_gene_id\tgene_symbol\thpo_id\thpo_name\tfrequency\tdisease_id\n"))
                        .code())
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void says_that_a_row_has_a_column_too_few() {
        SourceFile file = file(NEW_HEADER + ROW + "\n" + ROW.substring(0, ROW.lastIndexOf('\t')) + "\n");
        assertThat(failure(file))
                .hasMessage(file + ":7: found 11 columns, expected 12 columns separated by tabs")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void says_that_a_row_has_a_column_too_many() {
        assertThat(failure(file(NEW_HEADER + ROW + "\t\n"))).hasMessageContaining(":6: found 13 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "616022", ":616022", "OMIM:", "OMIM 616022"})
    void says_that_a_database_id_is_no_curie(String text) {
        assertMalformed(with(ROW, 0, text), "\"" + text + "\" as database_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0033606", "HP:33606", "HP_0033606", "MP:0033606"})
    void says_that_an_hpo_id_is_no_hpo_identifier(String text) {
        assertMalformed(with(ROW, HPO_ID, text), "\"" + text + "\" as hpo_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5/3", "1/0", "0/0", "-1/3", "1/", "13 of 14", "101%", "-1%", "abc", "HP:40281", "0.5"})
    void says_that_a_frequency_is_none(String text) {
        assertMalformed(with(ROW, FREQUENCY, text), "\"" + text + "\" as frequency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p", "X", "PI"})
    void says_that_an_aspect_is_unknown(String text) {
        assertMalformed(with(ROW, ASPECT, text), "\"" + text + "\" as aspect, expected one of P, I, C, H, M");
    }

    @Test
    void says_that_a_qualifier_is_unknown() {
        assertMalformed(with(ROW, QUALIFIER, "not"), "\"not\" as qualifier, expected NOT or nothing");
    }

    @Test
    void says_that_a_sex_is_unknown() {
        assertMalformed(with(ROW, SEX, "M"), "\"M\" as sex, expected MALE, FEMALE or nothing");
    }

    @Test
    void says_that_an_evidence_code_is_unknown() {
        assertMalformed(with(ROW, EVIDENCE, "IDA"), "\"IDA\" as evidence, expected one of [IEA, TAS, PCS, ICE]");
    }

    @Test
    void says_that_an_onset_is_no_hpo_identifier() {
        assertMalformed(with(ROW, ONSET, "congenital"), "\"congenital\" as onset");
    }

    @Test
    void says_that_a_modifier_in_a_list_is_no_hpo_identifier() {
        assertMalformed(with(ROW, MODIFIER, "HP:0012828;severe"), "\"severe\" as modifier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HPO:probinson", "HPO:probinson[2022]", "[2022-10-06]", "HPO:probinson[06.10.2022]"})
    void says_that_a_biocuration_lacks_a_part(String text) {
        assertMalformed(with(ROW, BIOCURATION, text), "\"" + text + "\" as biocuration, expected curator[date]");
    }

    @Test
    void says_that_the_day_of_a_biocuration_does_not_exist() {
        assertMalformed(
                with(ROW, BIOCURATION, "HPO:skoehler[2014-10-06];HPO:probinson[2022-02-30]"),
                "\"HPO:probinson[2022-02-30]\" as biocuration, expected a day that exists");
    }

    @Test
    void says_that_bytes_are_not_utf_8() throws IOException {
        Path file = Files.write(
                folder.resolve("phenotype.hpoa"),
                (NEW_HEADER + ROW.replace("severe", "sévère") + "\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(failure(new SourceFile(file)))
                .hasMessageContaining("found bytes that are not UTF-8")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void says_that_a_file_is_not_there() {
        Path missing = folder.resolve("phenotype.hpoa");
        assertThat(catchThrowableOfType(MarrowException.class, () -> HpoaReader.version(new SourceFile(missing))))
                .hasMessage(missing + ": no such readable file")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_MISSING);
    }

    private void assertMalformed(String row, String found) {
        SourceFile file = file(NEW_HEADER + row + "\n");
        assertThat(failure(file))
                .hasMessageStartingWith(file + ":6: found " + found)
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    private static MarrowException failure(SourceFile file) {
        return catchThrowableOfType(MarrowException.class, () -> rows(file));
    }

    private Annotation annotation(String row) {
        return row(row).annotation();
    }

    private HpoaReader.Row row(String row) {
        return rows(file(NEW_HEADER + row + "\n")).getFirst();
    }

    private static List<HpoaReader.Row> rows(SourceFile file) {
        List<HpoaReader.Row> rows = new ArrayList<>();
        new HpoaReader(file, FILE_IRI, UnaryOperator.identity()).read(rows::add);
        return rows;
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("phenotype.hpoa"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String with(String row, int column, String value) {
        List<String> columns = new ArrayList<>(Arrays.asList(row.split("\t", -1)));
        columns.set(column, value);
        return String.join("\t", columns);
    }

    private static byte[] gzipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void says_that_the_condition_of_another_column_is_no_hpo_identifier() {
        assertMalformed(with(ROW, HPO_ID, "OMIM:616022"), "\"OMIM:616022\" as hpo_id");
    }
}
