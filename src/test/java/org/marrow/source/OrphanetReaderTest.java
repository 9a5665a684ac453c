package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.Frequency;
import org.marrow.model.MarrowException;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;

@DisplayName("The reader of en_product4.xml")
class OrphanetReaderTest {

    private static final String FILE_IRI = "https://w3id.org/marrow/id/file/en_product4/2024-12-03";
    private static final Charset LATIN_1 = StandardCharsets.ISO_8859_1;

    @TempDir
    private Path folder;

    @Test
    void reads_every_part_of_an_association() {
        assertThat(rows(fixture()).getFirst())
                .isEqualTo(
                        new OrphanetReader.Row(
                                new Annotation(
                                        Publisher.ORPHANET,
                                        Curie.parse("ORPHA:900001"),
                                        Curie.parse("HP:0033606"),
                                        Aspect.PHENOTYPIC_ABNORMALITY,
                                        Polarity.PRESENT,
                                        Optional.of(new Frequency.Band(Curie.parse("HP:0040281"))),
                                        Optional.empty(),
                                        List.of("PMID:25129144", "EXPERT"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(),
                                        List.of(),
                                        FILE_IRI,
                                        List.of(17L)),
                                "Syndrome inventé de Küster",
                                Optional.of("Diagnostic criterion"),
                                Optional.of("y"),
                                Optional.of(LocalDate.of(2016, 6, 1)),
                                "ORPHA:900001\tHP:0033606\tHP:0040281\tDiagnostic criterion\tPMID:25129144;EXPERT\ty\t2016-06-01"));
    }

    @Test
    void reads_all_associations_whatever_the_counts_say() {
        assertThat(rows(fixture()))
                .extracting(row -> row.annotation().condition() + " "
                        + row.annotation().phenotype() + " " + row.annotation().polarity())
                .containsExactly(
                        "ORPHA:900001 HP:0033606 PRESENT",
                        "ORPHA:900001 HP:0001250 ABSENT",
                        "ORPHA:900002 HP:0001249 PRESENT");
    }

    @Test
    void reads_an_association_without_frequency_criterion_or_validation() {
        OrphanetReader.Row row = rows(fixture()).getLast();
        assertThat(row.annotation().frequency()).isEmpty();
        assertThat(row.annotation().references()).isEmpty();
        assertThat(row.diagnosticCriterion()).isEmpty();
        assertThat(row.validationStatus()).isEmpty();
        assertThat(row.validationDate()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Obligate (100%), '', 0040280",
        "Very frequent (99-80%), 28412, 0040281",
        "Frequent (79-30%), '', 0040282",
        "Occasional (29-5%), '', 0040283",
        "Very rare (&lt;4-1%), '', 0040284",
        "Excluded (0%), '', 0040285",
        "Muy frecuente (99-80%), 28412, 0040281",
        "'', 28440, 0040285",
    })
    void reads_a_band_by_its_name_and_else_by_its_identifier(String name, String id, String term) {
        assertThat(annotation("<HPOFrequency id='%s'><Name lang='en'>%s</Name></HPOFrequency>".formatted(id, name))
                        .frequency())
                .contains(new Frequency.Band(new Curie("HP", term)));
    }

    @Test
    void takes_the_aspect_from_where_it_is_known() {
        List<OrphanetReader.Row> rows = new ArrayList<>();
        new OrphanetReader(file(xml("")), FILE_IRI, term -> Aspect.CLINICAL_COURSE).read(rows::add);
        assertThat(rows.getFirst().annotation().aspect()).isEqualTo(Aspect.CLINICAL_COURSE);
    }

    @Test
    void reads_another_encoding_that_the_file_declares() throws IOException {
        String text = new String(Files.readAllBytes(fixture()), LATIN_1).replace("ISO-8859-1", "UTF-8");
        Path file = Files.writeString(folder.resolve("utf-8.xml"), text);
        assertThat(rows(file).getFirst().conditionName()).isEqualTo("Syndrome inventé de Küster");
    }

    @Test
    void says_that_bytes_are_not_in_the_encoding_that_the_file_declares() throws IOException {
        String text = new String(Files.readAllBytes(fixture()), LATIN_1).replace("ISO-8859-1", "UTF-8");
        assertThat(failure(Files.write(folder.resolve("wrong.xml"), text.getBytes(LATIN_1))))
                .hasMessageContaining("not in the encoding")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void knows_the_version_of_a_file() throws IOException {
        assertThat(version("date=\"2024-12-03 05:24:51\" version=\"1.3.42 / 4.1.8 [2024-10-10]\""))
                .isEqualTo("2024-12-03");
        assertThat(version("version=\"1.3.42 / 4.1.8 [2024-10-10] (orientdb version)\""))
                .isEqualTo("1.3.42");
        assertThat(version("date=\"today\" version=\"[x] y\"")).isEqualTo("undated");
        assertThat(version("")).isEqualTo("undated");
    }

    @Test
    void refuses_a_document_type_and_reads_no_entity() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        String external = "<!DOCTYPE JDBOR [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n";
        String internal = "<!DOCTYPE JDBOR [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n";
        for (String declaration : List.of(external, internal, "<!DOCTYPE JDBOR>\n")) {
            Path file = Files.writeString(folder.resolve("dtd.xml"), declaration + xml(""));
            assertThat(failure(file))
                    .hasMessageContaining("found a document type declaration, expected none")
                    .extracting(MarrowException::code)
                    .isEqualTo(ErrorCode.MALFORMED_ROW);
        }
    }

    @Test
    void reads_no_entity_that_is_not_declared_either() throws IOException {
        Path file = Files.writeString(folder.resolve("entity.xml"), xml("").replace("Made-up", "&e;"));
        assertThat(failure(file).code()).isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void says_that_a_cut_file_is_truncated() throws IOException {
        byte[] whole = Files.readAllBytes(fixture());
        Path file = Files.write(folder.resolve("cut.xml"), Arrays.copyOf(whole, whole.length * 2 / 3));
        assertThat(failure(file).code()).isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @Test
    void says_that_a_cut_gzip_is_truncated() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Files.readAllBytes(fixture()));
        }
        byte[] whole = bytes.toByteArray();
        assertThat(rows(Files.write(folder.resolve("whole.gz"), whole))).hasSize(3);
        assertThat(failure(Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2)))
                        .code())
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @Test
    void says_that_tags_do_not_match_and_where() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.xml"), xml("").replace("</HPO>", "</HPOO>"));
        assertThat(failure(file))
                .hasMessageContaining("bad.xml:4: found what is no XML")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "database_id\tdisease_name\n", "{}", "<rdf/>", "<JDBOR><DisorderList/></JDBOR>"})
    void says_that_a_file_is_of_another_kind(String text) throws IOException {
        assertThat(failure(Files.writeString(folder.resolve("other.xml"), text)))
                .hasMessageContaining("expected Orphanet's en_product4.xml")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @ParameterizedTest
    @CsvSource({
        "HP:0033606, HP:33606, '\"HP:33606\" as HPOId'",
        "<HPOId>HP:0033606</HPOId>, '', '\"\" as HPOId'",
        "900003, ORPHA:900003, '\"ORPHA:900003\" as OrphaCode'",
        "<Name>Made-up</Name>, '', disorder 900003 without a Name",
        "2016-06-01, 2016-06-31, '\"2016-06-31 00:00:00.0\" as ValidationDate'",
        "Frequent (79-30%), Sometimes, '\"Sometimes\", id \"1\", as HPOFrequency'",
        "Disorder>, Disease>, HPODisorderSetStatus without a Disorder",
    })
    void says_that_a_part_is_wrong_and_on_which_line(String before, String after, String found) throws IOException {
        String text = xml("<HPOFrequency id='1'><Name>Frequent (79-30%)</Name></HPOFrequency>");
        assertThat(text).contains(before);
        assertThat(failure(Files.writeString(folder.resolve("part.xml"), text.replace(before, after))))
                .hasMessageMatching(".*part\\.xml:[2345]: found \\Q" + found + "\\E.*")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    private Annotation annotation(String frequency) {
        List<OrphanetReader.Row> rows = new ArrayList<>();
        reader(file(xml(frequency))).read(rows::add);
        return rows.getFirst().annotation();
    }

    private static String xml(String frequency) {
        return """
                <JDBOR><HPODisorderSetStatusList count="0">
                <HPODisorderSetStatus>
                <Disorder><OrphaCode>900003</OrphaCode><Name>Made-up</Name><HPODisorderAssociationList>
                <HPODisorderAssociation><HPO><HPOId>HP:0033606</HPOId></HPO>%s</HPODisorderAssociation>
                </HPODisorderAssociationList></Disorder><ValidationDate>2016-06-01 00:00:00.0</ValidationDate>
                </HPODisorderSetStatus></HPODisorderSetStatusList></JDBOR>
                """.formatted(frequency);
    }

    private String version(String attributes) throws IOException {
        Path file = Files.writeString(
                folder.resolve("version.xml"), "<JDBOR %s><HPODisorderSetStatusList/></JDBOR>".formatted(attributes));
        return OrphanetReader.version(new SourceFile(file));
    }

    private static MarrowException failure(Path file) {
        return catchThrowableOfType(MarrowException.class, () -> rows(file));
    }

    private static List<OrphanetReader.Row> rows(Path file) {
        List<OrphanetReader.Row> rows = new ArrayList<>();
        assertThat(reader(new SourceFile(file)).read(rows::add)).isEqualTo(rows.size());
        return rows;
    }

    private static OrphanetReader reader(SourceFile file) {
        return new OrphanetReader(file, FILE_IRI, term -> Aspect.PHENOTYPIC_ABNORMALITY);
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("en_product4.xml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path fixture() {
        try (InputStream bytes = OrphanetReaderTest.class.getResourceAsStream("/fixtures/orphanet.xml")) {
            assertThat(bytes).isNotNull();
            return Files.write(folder.resolve("orphanet.xml"), bytes.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
