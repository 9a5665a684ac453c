package org.marrow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.Heart;

@DisplayName("marrow why, dl, extract and check")
class ReasoningCommandsTest {

    @TempDir
    private static Path folder;

    private static Path data;

    @BeforeAll
    static void build() throws IOException {
        data = folder.resolve("data");
        CommandRun.of("build", Heart.owl(folder).toString(), "--to", data.toString());
    }

    private static CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data");
        all.add(data.toString());
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void explain_what_follows() {
        CommandRun run = run("why", "HP:0001654", "hp_0001627");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .startsWith(
                        "HP:0001654 Abnormal heart valve morphology",
                        "follows to be below HP:0001627 Abnormal heart morphology",
                        "",
                        "  'Abnormal heart valve morphology' EquivalentTo 'has part' some (morphology and ('inheres in part");
        assertThat(run.lines().getLast()).startsWith("Release hpo-2018-12-21-");
    }

    @Test
    void explain_it_as_JSON_and_as_a_table() throws IOException {
        JsonNode answer = new ObjectMapper()
                .readTree(run("why", "HP:0001654", "HP:0001627", "--format", "json")
                        .out());
        assertThat(answer.at("/explanation/follows").asBoolean()).isTrue();
        assertThat(answer.at("/explanation/justifications/0/2/text").asText())
                .isEqualTo("'cardiac valve' SubClassOf 'part of' some heart");
        assertThat(answer.at("/explanation/justifications/0/2/parts/0/iri").asText())
                .isEqualTo("http://purl.obolibrary.org/obo/UBERON_0000946");
        assertThat(run("why", "HP:0001654", "HP:0001627", "--format", "tsv").lines())
                .hasSize(5)
                .startsWith("justification\taxiom");
    }

    @Test
    void say_that_something_does_not_follow() {
        CommandRun run = run("why", "HP:0001627", "HP:0001654");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines()).contains("does not follow to be below HP:0001654 Abnormal heart valve morphology");
    }

    @Test
    void say_that_there_is_no_such_class() {
        CommandRun run = run("why", "HP:0001627", "hart");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("did you mean heart?").contains("errors.md#unknown-identifier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--limit=0", "--limit=101", "--timeout=0", "--timeout=3601"})
    void refuse_values_out_of_range(String option) {
        CommandRun run = run("why", "HP:0001627", "HP:0001654", option);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expected 1 to ");
    }

    @Test
    void explain_what_is_stated_of_the_home_concept() {
        CommandRun run = CommandRun.of("why", "HP:0033606", "HP:0001871");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("'Bone marrow maturation arrest' SubClassOf 'Abnormal bone marrow cell morphology'");
    }

    @Test
    void answer_class_expressions() {
        CommandRun run = run("dl", "'has part'", "some", "('inheres in part of' some heart)");
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines())
                .startsWith(
                        "'has part' some ('inheres in part of' some heart)",
                        "4 classes below it",
                        "",
                        "id          label");
        assertThat(run.out()).contains("HP:0001633  Abnormal mitral valve morphology");
    }

    @Test
    void answer_them_as_a_table_of_the_nearest() {
        assertThat(run("dl", "'cardiac valve'", "--find", "sub", "--direct", "--format", "csv")
                        .lines())
                .containsExactly(
                        "id,iri,label", "UBERON:0002135,http://purl.obolibrary.org/obo/UBERON_0002135,mitral valve");
    }

    @Test
    void say_that_no_class_fits() {
        CommandRun run = run("dl", "colon", "--find", "super", "--format", "text");
        assertThat(run.exitCode()).isZero();
        CommandRun none = run("dl", "colon");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.lines()).contains("no classes below it");
    }

    @Test
    void point_at_the_word_that_is_wrong() {
        CommandRun run = run("dl", "'has part' some hart");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .startsWith(
                        "marrow: Column 17: found hart, expected a class or \"(\"; did you mean heart?",
                        "  'has part' some hart",
                        "                  ^^^^");
    }

    @Test
    void extract_a_branch_into_a_file_that_builds_again() throws IOException {
        Path out = folder.resolve("branch.owl.gz");
        CommandRun run = run("extract", "--branch", "HP:0001627", "--method", "bot", "--out", out.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).matches("\\d+ axioms, \\d+ classes\\R");
        CommandRun built = CommandRun.of(
                "build", out.toString(), "--to", folder.resolve("again").toString());
        assertThat(built.out()).contains("Human Phenotype Ontology", "3 found. ", "\n      HP:0001627");
        try (var bytes = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(out)))) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Any structural anomaly of the heart.", "hp/releases/2018-12-21/hp.owl")
                    .doesNotContain("Colitis");
        }
    }

    @Test
    void extract_the_terms_of_a_file() throws IOException {
        Path terms = Files.writeString(folder.resolve("terms"), """
                # two terms
                HP:0002583
                'heart' # by its label
                """);
        CommandRun run = run("extract", "--terms", terms.toString(), "--format", "json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("left out, since the format has no place for it");
    }

    @Test
    void say_what_is_missing_to_extract_something() {
        assertThat(run("extract").err()).contains("Found no term, expected some, or --branch TERM, or --terms FILE");
        assertThat(run("extract", "--terms", folder.resolve("none").toString()).err())
                .contains("found no readable file");
        assertThat(run("extract", "HP:0009999").err()).contains("found no class of this name");
        assertThat(run(
                                "extract",
                                "heart",
                                "--out",
                                folder.resolve("no/such/folder").toString())
                        .err())
                .contains("found no way to write there");
    }

    @Test
    void check_an_ontology_in_a_file() throws IOException {
        CommandRun run = CommandRun.of("check", folder.resolve("heart.owl").toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).contains("ok    unsatisfiable-class", "Passed.");
        Path broken = Heart.owl(
                Files.createDirectory(folder.resolve("broken")), "UBERON:0000948 owl:disjointWith UBERON:0000062 .");
        CommandRun failed = CommandRun.of("check", broken.toString());
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out())
                .contains("UBERON:0000948 heart, since heart SubClassOf organ; organ DisjointWith heart");
    }

    @Test
    void say_what_a_check_of_an_ontology_leaves_out() throws IOException {
        Path file = Files.writeString(folder.resolve("open.ofn"), """
                Prefix(:=<http://example.org/>)
                Ontology(<http://example.org/it> Import(<http://example.org/other.owl>)
                    Declaration(Class(:A)) Declaration(Class(:B)) Declaration(Class(:C))
                    SubClassOf(:A ObjectUnionOf(:B :C)) ClassAssertion(:A :i))
                """);
        Path found = folder.resolve("found.json");
        CommandRun run = CommandRun.of("check", file.toString(), "--report", found.toString());
        assertThat(run.out())
                .contains("nothing is looked at of 1 individual")
                .contains("WARN  unread-import: 1 found.")
                .contains("\n      http://example.org/other.owl")
                .contains("Passed, as far as OWL 2 EL goes; outside it and left out: 1 axiom or part of one.");
        assertThat(Files.readString(found)).contains("\"imports\":[\"http://example.org/other.owl\"]");
    }

    @Test
    void say_that_there_is_no_file_to_check() {
        CommandRun run = CommandRun.of("check", "no-such.owl");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no-such.owl: no such readable file");
        assertThat(CommandRun.of("check", "--report", "x.json").err())
                .contains("Found --report without a file to check");
        assertThat(run("check", "--report", "x.json").err()).contains("Found --report without a file to check");
    }

    @Test
    void check_a_release_by_reasoning() {
        CommandRun run = run("check");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("INFO  inferred-superclass: 3 found", "ok    superclass-circle");
    }
}
