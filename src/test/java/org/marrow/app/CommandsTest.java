package org.marrow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.Miniature;

@DisplayName("The command line")
class CommandsTest {

    @TempDir
    Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    private Outcome build(Path hpo, Path hpoa) {
        return run("build", hpo.toString(), hpoa.toString(), "--to", data().toString());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void assertNothingIsLeft() throws IOException {
        if (Files.exists(data().resolve("releases"))) {
            try (Stream<Path> left = Files.list(data().resolve("releases"))) {
                assertThat(left).isEmpty();
            }
        }
        assertThat(data().resolve("current")).doesNotExist();
    }

    @Test
    void lists_the_questions() {
        assertThat(run("query").out()).contains("conditions term=HP:0033606");
    }

    @Test
    void prints_an_answer_as_a_table() {
        assertThat(run("query", "states", "term=HP:0033606").out().lines())
                .containsExactly(
                        "state     conditions", "--------  ----------", "disputed  1", "present   5", "2 rows");
    }

    @Test
    void prints_an_answer_as_CSV() {
        assertThat(run("query", "states", "--format", "csv").out().lines())
                .containsExactly("state,conditions", "disputed,1", "present,5");
    }

    @Test
    void prints_an_answer_as_JSON() {
        assertThat(run("query", "states", "--format", "json").out()).contains("\"vars\":[\"state\",\"conditions\"]");
    }

    @Test
    void prints_a_graph_as_Turtle() {
        assertThat(run("query", "associations-of-phenotype").out()).contains("mw:Disputed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve --prot 1|Unknown option",
                "serve --port 70000|--port: http.port = \"70000\": expected a whole number such as 20, up to 65535",
                "serve --set limits.tme=1s|did you mean limits.time?",
                "serve --settings nowhere.yaml|nowhere.yaml: found no file there that can be read, expected one",
                "serve --set http.proxies=banana|expected IP addresses with commas between them",
                "serve --data nowhere|found no current release",
                "key add me --data nowhere|nowhere: found no folder there, expected a data folder made by build",
                "key list --data nowhere|nowhere: found no folder there",
                "backup pom.xml --data nowhere|pom.xml: found a file there, expected none; --replace writes over it",
                "check nowhere|nowhere: no such readable file",
                "query nothing|No query \"nothing\"",
                "query states term|expected parameter=value with one of: term",
                "query states term=HP0033606|Not a CURIE",
                "query states --format ttl|states answers with a table, expected one of: table, json, csv, tsv, xml",
                "query associations-of-phenotype --format table|answers with a graph, expected one of: ttl, jsonld, nt, rdf",
                "build|Missing required parameter: 'SOURCE'",
                "build nowhere.json|nowhere.json: no such readable file"
            })
    void ends_with_exit_code_2_and_says_why(String arguments, String message) {
        Outcome outcome = run(arguments.split(" "));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("marrow: ").contains(message);
    }

    @Test
    void lists_every_setting_in_the_help_of_serve() {
        assertThat(run("serve", "--help").out())
                .contains("limits.time = 30s")
                .contains("Range: 10ms to 1h.")
                .contains("stop.time = 10s");
    }

    @Test
    void names_the_help_page_of_an_error() {
        assertThat(run("query", "nothing").err()).contains("Help: src/docs/errors.md#unknown-query");
    }

    @Test
    void passes_the_check_of_our_ontology() {
        Outcome outcome = run("check");
        assertThat(outcome.out()).endsWith("Passed.\n");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void fails_the_check_of_a_folder_with_a_fault() throws IOException {
        Files.writeString(folder.resolve("prefixes.ttl"), "none");
        Outcome outcome = run("check", folder.toString());
        assertThat(outcome.out()).endsWith("Failed.\n");
        assertThat(outcome.exitCode()).isOne();
    }

    @Test
    void builds_a_release_that_answers() throws IOException {
        Outcome built = build(Miniature.hpo(folder), Miniature.hpoa(folder));
        assertThat(built.err()).doesNotContain("marrow:");
        assertThat(built.exitCode()).isZero();
        assertThat(run("query", "states", "term=HP:0001871", "--format", "csv", "--data", data().toString())
                        .out()
                        .lines())
                .containsExactly("state,conditions", "contradictory,1", "excluded,3", "present,1");
    }

    @Test
    void does_nothing_where_the_same_release_was_built_before() throws IOException {
        build(Miniature.hpo(folder), Miniature.hpoa(folder));
        assertThat(build(Miniature.hpo(folder), Miniature.hpoa(folder)).out()).contains("nothing was done");
    }

    @Test
    void refuses_a_file_of_another_kind_and_leaves_nothing() throws IOException {
        Path page = Files.writeString(folder.resolve("hp.json"), "<!doctype html>\n<title>Not found</title>\n");
        Outcome outcome = build(page, Miniature.hpoa(folder));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("hp.json:1: found \"<!doctype html>\", expected the beginning of a file of the HPO")
                .contains("errors.md#wrong-file-kind");
        assertNothingIsLeft();
    }

    @Test
    void completes_names_and_parameters_of_questions_in_the_shell() throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion.bash"), run("completion").out());
        assertThat(completed(script, "query", "conditions-with-su")).containsExactly("conditions-with-subtypes");
        assertThat(completed(script, "query", "conditions", "ter")).containsExactly("term=");
        assertThat(completed(script, "comp")).containsExactly("completion");
    }

    private List<String> completed(Path script, String... words) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source %s; COMP_WORDS=(marrow %s); COMP_CWORD=%d; _complete_marrow; printf '%%s\n' \"${COMPREPLY[@]}\""
                                .formatted(script, String.join(" ", words), words.length))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return printed.lines().map(String::strip).toList();
    }

    @Test
    void lists_uses_and_removes_releases() throws IOException {
        assertThat(run("releases", "--data", data().toString()).out()).startsWith("No release in ");
        build(Miniature.hpo(folder), Miniature.hpoa(folder));
        run("build", Miniature.hpoa(folder).toString(), "--to", data().toString());
        List<String> listed =
                run("releases", "--data", data().toString()).out().lines().toList();
        assertThat(listed).hasSize(2);
        assertThat(listed.getFirst()).startsWith("* hpo-2025-01-01-");
        assertThat(listed.get(1)).startsWith("  hpoa-2025-01-01-");
        String first = listed.getFirst().substring(2).replaceFirst(" .*", "");
        String second = listed.get(1).substring(2).replaceFirst(" .*", "");
        assertThat(run("use", second, "--data", data().toString()).out())
                .isEqualTo("Release " + second + " is current.\n");
        assertThat(run("remove", second, "--data", data().toString()).err()).contains("found the current release");
        assertThat(run("remove", first, "--data", data().toString()).exitCode()).isZero();
        assertThat(run("use", first, "--data", data().toString()).err()).contains("found no such release");
        assertThat(run("releases", "--data", data().toString()).out().lines()).hasSize(1);
    }

    @Test
    void builds_a_release_that_breaks_a_rule_and_does_not_make_it_current() throws IOException {
        build(Miniature.hpo(folder), Miniature.hpoa(folder));
        String served = run("releases", "--data", data().toString()).out();
        Path retired = folder.resolve("retired.json");
        String label = "\"lbl\": \"Abnormal bone marrow cell morphology\",";
        Files.writeString(
                retired,
                Files.readString(Miniature.hpo(folder)).replace(label, label + " \"meta\": {\"deprecated\": true},"));
        Outcome outcome = run("build", retired.toString(), "--use", "--to", data().toString());
        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.out())
                .contains("ERROR obsolete-term-in-hierarchy: 3 found. ", "\n      HP:0005561")
                .contains("It cannot become current");
        String refused = outcome.out().lines().findFirst().orElseThrow().replace("Release ", "");
        assertThat(run("use", refused, "--data", data().toString()).err())
                .contains("found what no current release may have: ERROR obsolete-term-in-hierarchy")
                .contains("errors.md#release-refused");
        assertThat(run("releases", "--data", data().toString()).out()).contains(served.strip());
        assertThat(run("check", "--data", data().toString(), "--release", refused)
                        .exitCode())
                .isOne();
        assertThat(run("check", "--data", data().toString()).exitCode()).isZero();
    }

    @Test
    void refuses_two_of_a_kind_and_names_them() throws IOException {
        Path hpo = Miniature.hpo(folder);
        Path other = Files.copy(hpo, folder.resolve("other.json"));
        Outcome outcome = run("build", folder.toString(), "--to", data().toString());
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("Human Phenotype Ontology: found 2 files", hpo.toString(), other.toString())
                .contains("errors.md#source-conflict");
        assertNothingIsLeft();
    }

    @Test
    void refuses_a_truncated_gzip_and_leaves_nothing() throws IOException {
        byte[] whole = Miniature.gzipped(Miniature.hpoa(folder));
        Path truncated = Files.write(folder.resolve("cut.hpoa.gz"), Arrays.copyOf(whole, whole.length - 40));
        Outcome outcome = build(Miniature.hpo(folder), truncated);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("cut.hpoa.gz:").contains("errors.md#file-truncated");
        assertNothingIsLeft();
    }

    @Test
    void refuses_a_wrong_CURIE_by_file_and_line_and_leaves_nothing() throws IOException {
        Path hpoa = Miniature.hpoa(folder);
        Files.writeString(hpoa, Files.readString(hpoa).replaceFirst("HP:0033606", "HP_0033606"));
        Outcome outcome = build(Miniature.hpo(folder), hpoa);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("mini.hpoa:6: found \"HP_0033606\" as hpo_id, expected an HPO identifier such as HP:0033606")
                .contains("errors.md#malformed-row");
        assertNothingIsLeft();
    }
}
