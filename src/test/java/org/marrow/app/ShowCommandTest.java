package org.marrow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.Miniature;
import org.marrow.sheet.Shown;

@DisplayName("marrow show")
class ShowCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path data;

    /// The miniature release with three more obsolete terms, and with a condition that has the number of
    /// the home concept's page.
    @BeforeAll
    static void build() throws IOException {
        Path hpo = Miniature.hpo(folder);
        Path hpoa = Miniature.hpoa(folder);
        String beforeLast = "{\n     \"id\": \"http://purl.obolibrary.org/obo/BFO_0000050\"";
        Files.writeString(
                hpo,
                Files.readString(hpo)
                        .replace(
                                beforeLast,
                                obsolete("0000058", "obo/IAO_0100001", "HP:0001871", "HP:0005561")
                                        + obsolete("0000059", "consider", "HP:0005561")
                                        + obsolete("0000060", "consider")
                                        + beforeLast));
        Files.writeString(hpoa, Files.readString(hpoa).replace("OMIM:100005", "OMIM:549798"));
        data = folder.resolve("data");
        CommandRun.of("build", hpo.toString(), hpoa.toString(), "--to", data.toString());
    }

    private static String obsolete(String id, String property, String... values) {
        String predicate = property.equals("consider")
                ? "http://www.geneontology.org/formats/oboInOwl#consider"
                : "http://purl.obolibrary.org/" + property;
        List<String> properties = Stream.of(values)
                .map(value -> "{\"pred\": \"%s\", \"val\": \"%s\"}".formatted(predicate, value))
                .toList();
        return """
                {"id": "http://purl.obolibrary.org/obo/HP_%s", "lbl": "obsolete Made-up %s", "type": "CLASS",
                 "meta": {"deprecated": true, "basicPropertyValues": [%s]}},
                """.formatted(id, id, String.join(", ", properties));
    }

    private static CommandRun show(String... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("show"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static CommandRun miniature(String... arguments) {
        return show(Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString()))
                .toArray(String[]::new));
    }

    private static List<CSVRecord> rows(String text, CSVFormat format) throws IOException {
        return format.parse(new StringReader(text)).getRecords();
    }

    @Test
    void shows_a_term_with_its_place_its_conditions_and_their_states() {
        CommandRun run = show("HP:0033606");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().subList(0, run.lines().size() - 1)).containsExactly("""
                        Bone marrow maturation arrest
                        HP:0033606, a term

                        Exact synonyms    Haematopoietic maturation arrest (uk spelling); Hematopoietic maturation arrest
                        Parents           HP:0005561 Abnormal bone marrow cell morphology
                        Children          HP:0033607 Bone marrow arrest at the promyelocytic stage
                                          HP:0410253 Myeloid maturation arrest
                        Descendants       2
                        Where it stands   HP:0000001 All
                                            HP:0000118 Phenotypic abnormality
                                              HP:0001871 Abnormality of blood and blood-forming tissues
                                                HP:0005561 Abnormal bone marrow cell morphology
                                                  HP:0033606 Bone marrow maturation arrest
                        Information       0.0000 nats, ln(5 / 5): the conditions with any phenotype, and those with it or a
                                          subtype
                        Genes             5, through conditions in which it is present
                        Mapped to         skos:exactMatch MEDGEN:C0302173 Bone marrow maturation arrest
                                          skos:exactMatch SNOMEDCT:14998000 Bone marrow maturation arrest (over
                                          MEDGEN:C0302173)
                        Conditions        5 present, 1 disputed

                        state     condition    label                                                   affected  annotations
                        --------  -----------  ------------------------------------------------------  --------  -----------
                        present   OMIM:300049  Heterotopia, periventricular, X-linked dominant         1/1       2
                        present   OMIM:616022  Neutropenia, severe congenital, 6, autosomal recessive  13/14     2
                        present   OMIM:616271  3-Methylglutaconic aciduria with cataracts, neurologic  1/1       2
                                               involvement, and neutropenia
                        present   OMIM:617475  Specific granule deficiency 2                           4/4       2
                        present   OMIM:620674  Neutropenia, severe congenital, 11, autosomal dominant  1/1       1
                        disputed  OMIM:617014  Neutropenia, severe congenital, 7, autosomal recessive  0/3       2
                        """.split("\n", -1));
        assertThat(run.lines().getLast()).matches("Release home-.+");
    }

    @Test
    void shows_contradictory_and_excluded_conditions_and_those_through_subtypes() {
        assertThat(miniature("HP:0001871").lines())
                .contains(
                        "Conditions        1 present, 1 contradictory, 3 excluded, 5 through subtypes",
                        "present        OMIM:549798   Made-up syndrome 5            1",
                        "contradictory  OMIM:100001   Made-up syndrome 1  3/9       2",
                        "excluded       OMIM:100002   Made-up syndrome 2  0/2       1            but present: HP:0410253",
                        "                                                                        Myeloid maturation arrest",
                        "excluded       ORPHA:100003  Made-up disease 3             1",
                        "present        OMIM:300049   OMIM:300049                   1            HP:0033606 Bone marrow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hp_0033606", "http://purl.obolibrary.org/obo/HP_0033606", " HP:0033606 "})
    void shows_the_same_term_under_every_spelling(String identifier) {
        assertThat(show(identifier)).isEqualTo(show("HP:0033606"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"549798", "C0302173", "MEDGEN:C0302173"})
    void shows_a_concept_with_the_conditions_of_its_term(String identifier) {
        assertThat(show(identifier).lines())
                .startsWith("Bone marrow maturation arrest", "MEDGEN:C0302173, a concept of MedGen", "")
                .contains(
                        "UID               549798",
                        "Other names       Haematopoietic maturation arrest; Hematopoietic maturation arrest",
                        "Semantic types    Cell or Molecular Dysfunction (STY:T049)",
                        "Markers           C clinical tests, R research tests, O OMIM, G GeneReviews, V ClinVar",
                        "Guidelines        PMID:30076180, PMID:31450897, PMID:7825969",
                        "Mapped to         skos:exactMatch HP:0033606 Bone marrow maturation arrest",
                        "                  skos:exactMatch SNOMEDCT:14998000 Bone marrow maturation arrest",
                        "Conditions        5 present, 1 disputed, of HP:0033606")
                .anyMatch(line -> line.startsWith("disputed  OMIM:617014"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"14998000", "SNOMEDCT:14998000"})
    void shows_what_is_mapped_to_a_code_before_its_record(String code) {
        assertThat(show(code).lines())
                .startsWith(
                        code + " is a code of another vocabulary. What is mapped to it:",
                        "  MEDGEN:C0302173 Bone marrow maturation arrest",
                        "",
                        "Bone marrow maturation arrest",
                        "MEDGEN:C0302173, a concept of MedGen");
    }

    @Test
    void shows_a_condition_with_its_phenotypes() {
        assertThat(show("MIM:617014").lines())
                .startsWith(
                        "Neutropenia, severe congenital, 7, autosomal recessive",
                        "OMIM:617014, a condition",
                        "",
                        "Inheritance       HP:0000007 Autosomal recessive inheritance",
                        "Same as           MEDGEN:C4310764, MONDO:0014865, ORPHA:420702",
                        "Genes             NCBIGene:1441 CSF3R (MENDELIAN, HPOA)",
                        "Phenotypes        1 disputed",
                        "",
                        "state     phenotype   label                          affected  annotations",
                        "--------  ----------  -----------------------------  --------  -----------",
                        "disputed  HP:0033606  Bone marrow maturation arrest  0/3       2");
    }

    @Test
    void shows_a_condition_without_a_phenotype() {
        assertThat(show("MONDO:0014456").lines()).contains("MONDO:0014456, a condition", "Phenotypes        none");
    }

    @Test
    void shows_a_gene_with_its_conditions() {
        assertThat(show("NCBIGene:84522").lines())
                .startsWith(
                        "JAGN1",
                        "NCBIGene:84522, a gene",
                        "",
                        "Phenotypes        1, those present in its conditions",
                        "Conditions        1",
                        "",
                        "condition    label                                                   type       publisher",
                        "-----------  ------------------------------------------------------  ---------  ---------",
                        "OMIM:616022  Neutropenia, severe congenital, 6, autosomal recessive  MENDELIAN  HPOA");
    }

    @Test
    void shows_a_publication_with_the_annotations_that_cite_it() {
        assertThat(miniature("PMID:4").lines())
                .startsWith("PMID:4", "a publication", "", "Annotations       3 cite it")
                .anyMatch(line -> line.startsWith("absent    OMIM:100002"));
        assertThat(show("PMID:31450897").lines())
                .contains(
                        "DOI               10.31557/APJCP.2019.20.8.2287",
                        "Concepts          MEDGEN:C0302173 Bone marrow maturation arrest",
                        "Annotations       none cites it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HP:0009999|HP:0009999 is an alternative identifier of HP:0410253.||Myeloid maturation arrest",
                "HP:0000057|HP:0000057 is obsolete. What replaces it, and is not shown instead:"
                        + "|HP:0001871 Abnormality of blood and blood-forming tissues|obsolete Made-up term",
                "HP:0000058|HP:0000058 is obsolete. Several replace it, of which none is picked:"
                        + "|HP:0001871 Abnormality of blood and blood-forming tissues"
                        + ";HP:0005561 Abnormal bone marrow cell morphology|obsolete Made-up 0000058",
                "HP:0000059|HP:0000059 is obsolete and nothing replaces it. To be considered:"
                        + "|HP:0005561 Abnormal bone marrow cell morphology|obsolete Made-up 0000059",
                "HP:0000060|HP:0000060 is obsolete, and its publisher names nothing instead.||obsolete Made-up 0000060",
                "549798|549798 may be any of these, of which none is picked:"
                        + "|MEDGEN:C0302173 Bone marrow maturation arrest;OMIM:549798 Made-up syndrome 5|Release"
            })
    void says_first_what_became_of_an_identifier(String identifier, String note, String candidates, String then) {
        List<String> expected = new ArrayList<>(List.of(note));
        if (candidates != null) {
            Stream.of(candidates.split(";")).map(candidate -> "  " + candidate).forEach(expected::add);
        }
        expected.add("");
        CommandRun run = miniature(identifier);
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).startsWith(expected.toArray(String[]::new));
        assertThat(run.lines().get(expected.size())).startsWith(then);
    }

    @Test
    void says_what_is_unknown_with_exit_code_1() {
        CommandRun run = show("HP:9999999");
        assertThat(run.exitCode()).isOne();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).matches("marrow: HP:9999999: found nothing under it in release home-.+\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seizure", "HP:12", "XX:1", ""})
    void says_what_is_expected_in_place_of_no_identifier_with_exit_code_2(String text) {
        CommandRun run = show(text, "--format", "json");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("marrow: Found \"" + text + "\", expected an identifier such as HP:0033606")
                .contains("marrow search", "errors.md#invalid-curie");
    }

    @Test
    void shows_the_first_20_rows_and_says_how_many_there_are() throws IOException {
        StringBuilder rows = new StringBuilder(Files.readString(Miniature.hpoa(folder)));
        for (int i = 0; i < 30; i++) {
            rows.append("OMIM:2000%02d\tMany %d\t\tHP:0410253\tPMID:9\tPCS\t\t\t\t\tP\tHPO:c[2024-01-02]\n"
                    .formatted(i, i));
        }
        Path many = Files.writeString(folder.resolve("many.hpoa"), rows);
        Path other = folder.resolve("many");
        CommandRun.of("build", Miniature.hpo(folder).toString(), many.toString(), "--to", other.toString());
        CommandRun first = show("HP:0410253", "--data", other.toString());
        assertThat(first.lines().stream().filter(line -> line.startsWith("present  ")))
                .hasSize(20);
        assertThat(first.lines()).contains("20 of 31; all with --all");
        CommandRun all = show("HP:0410253", "--all", "--data", other.toString());
        assertThat(all.lines().stream().filter(line -> line.startsWith("present  ")))
                .hasSize(31);
        assertThat(all.out()).doesNotContain("--all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HP:0033606", "549798", "OMIM:616271", "NCBIGene:84522", "PMID:25129144"})
    void writes_no_line_that_is_wider_than_the_terminal(String identifier) {
        try (Marrow marrow = Marrow.open()) {
            var shown = new ShownAnswer(Shown.of(marrow, identifier));
            for (int width : List.of(40, 57, 63, 80, 100, 200)) {
                var text = new StringWriter();
                shown.print(new TextPage(new PrintWriter(text), new Terminal(width, false), 20));
                assertThat(text.toString().lines())
                        .hasSizeGreaterThan(8)
                        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
            }
        }
        assertThat(CommandRun.in(new Terminal(57, false), "show", identifier).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(57));
    }

    @Test
    void writes_colours_to_a_terminal_alone() {
        String coloured =
                CommandRun.in(new Terminal(100, true), "show", "HP:0033606").out();
        assertThat(coloured)
                .startsWith("\u001b[1mBone marrow maturation arrest\u001b[0m\n")
                .contains("\u001b[31mdisputed\u001b[0m  OMIM:617014");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", ""))
                .isEqualTo(show("HP:0033606").out());
        assertThat(show("HP:0033606").out()).doesNotContain("\u001b");
        assertThat(CommandRun.in(new Terminal(100, true), "show", "HP:0033606", "--format", "json")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void writes_a_term_as_JSON() throws IOException {
        CommandRun run = show("HP:0033606", "--format", "json");
        assertThat(run.err()).isEmpty();
        JsonNode answer = JSON.readTree(run.out());
        assertThat(answer.fieldNames()).toIterable().containsExactly("release", "resolution", "record");
        assertThat(answer.at("/release").textValue()).startsWith("home-");
        assertThat(answer.at("/resolution/outcome").textValue()).isEqualTo("OK");
        assertThat(answer.at("/record/term/id").textValue()).isEqualTo("HP:0033606");
        assertThat(answer.at("/record/term/definition").isNull()).isTrue();
        assertThat(answer.at("/record/term/synonyms/0/scope").textValue()).isEqualTo("EXACT");
        assertThat(answer.at("/record/descendants").intValue()).isEqualTo(2);
        assertThat(answer.at("/record/information/all").intValue()).isEqualTo(5);
        assertThat(answer.at("/record/conditions")).hasSize(6);
        JsonNode disputed = answer.at("/record/conditions/3/own");
        assertThat(disputed.fieldNames())
                .toIterable()
                .containsExactly(
                        "condition",
                        "conditionLabel",
                        "phenotype",
                        "phenotypeLabel",
                        "state",
                        "pooled",
                        "annotations",
                        "unpooled");
        assertThat(disputed.at("/condition").textValue()).isEqualTo("OMIM:617014");
        assertThat(disputed.at("/state").textValue()).isEqualTo("DISPUTED");
        assertThat(disputed.at("/pooled").toString()).isEqualTo("{\"affected\":0,\"examined\":3}");
    }

    @ParameterizedTest
    @CsvSource({
        "549798, /record/concept/uids/0, 549798",
        "549798, /record/term/id, HP:0033606",
        "OMIM:617014, /record/phenotypes/0/state, DISPUTED",
        "OMIM:617014, /record/condition/identities/0, MEDGEN:C4310764",
        "NCBIGene:84522, /record/gene/conditions/0/condition/id, OMIM:616022",
        "PMID:25129144, /record/citing/0/biocurations/0/date, 2015-12-30",
        "SNOMEDCT:14998000, /resolution/candidates/0/id, MEDGEN:C0302173"
    })
    void writes_every_kind_of_record_as_JSON(String identifier, String pointer, String value) throws IOException {
        assertThat(JSON.readTree(show(identifier, "--format", "json").out())
                        .at(pointer)
                        .textValue())
                .isEqualTo(value);
    }

    @Test
    void writes_what_is_unknown_as_JSON_without_a_record() throws IOException {
        CommandRun run = show("HP:9999999", "--format", "json");
        JsonNode answer = JSON.readTree(run.out());
        assertThat(answer.at("/resolution/outcome").textValue()).isEqualTo("UNKNOWN");
        assertThat(answer.at("/record").isNull()).isTrue();
        assertThat(run.exitCode()).isOne();
    }

    @Test
    void writes_the_associations_of_a_term_and_its_subtypes_as_CSV() throws IOException {
        CommandRun run = miniature("HP:0001871", "--format", "csv");
        assertThat(run.err()).matches("Release hpo-2025-01-01-.+\n");
        List<CSVRecord> rows = rows(run.out(), CSVFormat.RFC4180);
        assertThat(rows.getFirst().toList())
                .containsExactly(
                        "condition", "label", "phenotype", "state", "affected", "examined", "annotations", "unpooled");
        assertThat(rows.stream().map(CSVRecord::toList).map(row -> String.join(",", row)))
                .hasSize(13)
                .contains(
                        "OMIM:100001,Made-up syndrome 1,HP:0001871,contradictory,3,9,2,0",
                        "OMIM:100001,Made-up syndrome 1,HP:0033606,present,5,8,2,0",
                        "OMIM:100002,Made-up syndrome 2,HP:0001871,excluded,0,2,1,0",
                        "OMIM:100002,Made-up syndrome 2,HP:0410253,present,,,1,1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OMIM:100002|phenotype;label;condition;state;affected;examined;annotations;unpooled|2",
                "HP:0001871|condition;label;phenotype;state;affected;examined;annotations;unpooled|12",
                "PMID:4|polarity;condition;condition_label;phenotype;phenotype_label;aspect;frequency;evidence;publisher|3",
                "549798|id;kind;label;obsolete|2"
            })
    void writes_a_table_as_TSV(String identifier, String header, int count) throws IOException {
        List<CSVRecord> rows = rows(miniature(identifier, "--format", "tsv").out(), CSVFormat.TDF);
        assertThat(rows.getFirst().toList()).containsExactly(header.split(";"));
        assertThat(rows).hasSize(count + 1);
    }

    @Test
    void says_beside_a_table_what_has_no_place_in_it() {
        assertThat(miniature("HP:0000057", "--format", "csv").err().lines())
                .startsWith("marrow: HP:0000057 is obsolete. What replaces it, and is not shown instead: HP:0001871");
    }

    @Test
    void explains_itself() {
        assertThat(show("--help").out()).contains("Example: marrow show HP:0033606", "--all", "--format=FORMAT");
        assertThat(CommandRun.of("--help").out()).contains("show", "search");
    }
}
