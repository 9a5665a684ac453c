package org.marrow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.Miniature;

@DisplayName("marrow search")
class SearchCommandTest {

    @TempDir
    Path folder;

    private static CommandRun search(String... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("search"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void lists_what_it_finds_and_how() {
        CommandRun run = search("arrest", "marrow");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .startsWith(
                        "id               kind     label                             match  matched text",
                        "---------------  -------  --------------------------------  -----  ---------------------------------",
                        "HP:0033606       term     Bone marrow maturation arrest     words",
                        "MEDGEN:C0302173  concept  Bone marrow maturation arrest     words",
                        "HP:0033607       term     Bone marrow arrest at the         words",
                        "                          promyelocytic stage",
                        "HP:0410253       term     Myeloid maturation arrest         words  Myeloid maturation arrest in bone",
                        "                                                                   marrow (exact synonym)",
                        "");
        assertThat(run.lines().getLast()).matches("Release home-.+");
    }

    @Test
    void says_when_several_things_match_equally_well() throws IOException {
        Path hpoa = Miniature.hpoa(folder);
        Files.writeString(hpoa, Files.readString(hpoa).replace("Made-up syndrome 5", "Made-up syndrome 1"));
        Path data = folder.resolve("data");
        CommandRun.of("build", hpoa.toString(), "--to", data.toString());
        CommandRun run = search("Made-up", "syndrome", "1", "--data", data.toString());
        assertThat(run.out())
                .contains("OMIM:100001", "OMIM:100005")
                .contains("\n\n\"Made-up syndrome 1\" is ambiguous: several things match equally well.\n\nRelease ");
        assertThat(search("Bone marrow maturation arrest").out())
                .contains("HP:0033606", "MEDGEN:C0302173")
                .doesNotContain("is ambiguous");
    }

    @Test
    void finds_one_kind_or_several() {
        assertThat(search("arrest", "marrow", "--kind", "concept").out())
                .contains("MEDGEN:C0302173")
                .doesNotContain("HP:0033606");
        assertThat(search("arrest", "marrow", "--kind", "concept", "--kind", "term")
                        .out())
                .contains("MEDGEN:C0302173", "HP:0033606");
        assertThat(search("JAGN1", "--kind", "gene").out()).contains("NCBIGene:84522");
        assertThat(search("neutropenia", "--kind", "condition").out()).contains("OMIM:616022");
    }

    @Test
    void turns_pages() {
        CommandRun all = search("neutropenia", "--format", "csv");
        List<String> hits = all.lines().subList(1, all.lines().size());
        assertThat(hits).hasSizeGreaterThan(4);
        assertThat(search("neutropenia", "--limit", "3").lines())
                .contains("There are more: add --offset 3 to see what comes next.");
        assertThat(search("neutropenia", "--limit", "3", "--offset", "3", "--format", "csv")
                        .lines()
                        .get(1))
                .isEqualTo(hits.get(3));
        assertThat(search("neutropenia", "--offset", String.valueOf(hits.size() - 1))
                        .out())
                .doesNotContain("There are more");
    }

    @Test
    void finds_what_is_obsolete_when_it_is_asked_to() throws IOException {
        Path data = folder.resolve("data");
        CommandRun.of("build", Miniature.hpo(folder).toString(), "--to", data.toString());
        CommandRun without = search("made-up", "term", "--data", data.toString());
        assertThat(without.exitCode()).isOne();
        assertThat(search("made-up", "term", "--obsolete", "--data", data.toString())
                        .lines())
                .anyMatch(line -> line.startsWith("HP:0000057") && line.contains("obsolete Made-up term (obsolete)"));
    }

    @ParameterizedTest
    @CsvSource({"text, ''", "csv, 'id,kind,label,obsolete,match,text,type,language\n'"})
    void says_that_nothing_was_found_with_exit_code_1(String format, String out) {
        CommandRun run = search("qqqqqqqqqqq", "xx", "--format", format);
        assertThat(run.exitCode()).isOne();
        assertThat(run.out()).isEqualTo(out);
        assertThat(run.err()).matches("marrow: \"qqqqqqqqqqq xx\": found nothing of this name in release home-.+\n");
    }

    @Test
    void says_when_a_page_is_behind_the_last_hit() {
        CommandRun run = search("marrow", "--offset", "900");
        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).startsWith("marrow: \"marrow\": found nothing from hit 901 on in release ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search x --limit 0|found --limit 0, expected 1 to 1000",
                "search x --limit 1001|found --limit 1001, expected 1 to 1000",
                "search x --offset -1|found --offset -1, expected 0 to 2147483647",
                "search x --kind disease|expected one of [term, concept, condition, gene]",
                "search|Missing required parameter: 'WORDS'"
            })
    void refuses_what_is_out_of_range_with_exit_code_2(String arguments, String message) {
        CommandRun run = CommandRun.of(arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("marrow: ").contains(message);
    }

    @Test
    void writes_JSON() throws IOException {
        JsonNode answer = new ObjectMapper()
                .readTree(search("myeloid", "arrest", "marrow", "--format", "json")
                        .out());
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactly("release", "text", "hits", "ambiguous", "more", "offset");
        assertThat(answer.at("/text").textValue()).isEqualTo("myeloid arrest marrow");
        assertThat(answer.at("/hits/0").toString())
                .isEqualTo(
                        "{\"thing\":{\"id\":\"HP:0410253\",\"kind\":\"TERM\",\"label\":\"Myeloid maturation arrest\","
                                + "\"obsolete\":false},\"text\":\"Myeloid maturation arrest in bone marrow\","
                                + "\"type\":\"EXACT_SYNONYM\",\"language\":null,\"match\":\"WORDS\"}");
    }

    @Test
    void writes_TSV_and_says_the_release_beside_it() {
        CommandRun run = search("myeloid", "arrest", "marrow", "--format", "tsv");
        assertThat(run.lines())
                .containsExactly(
                        "id\tkind\tlabel\tobsolete\tmatch\ttext\ttype\tlanguage",
                        "HP:0410253\tterm\tMyeloid maturation arrest\tfalse\twords\tMyeloid maturation arrest in bone marrow"
                                + "\texact synonym\t");
        assertThat(run.err()).matches("Release home-.+\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 150})
    void writes_no_line_that_is_wider_than_the_terminal(int width) {
        CommandRun run = CommandRun.in(new Terminal(width, false), "search", "neutropenia", "--limit", "5");
        assertThat(run.lines())
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }

    @Test
    void explains_itself() {
        assertThat(search("--help").out()).contains("Example: marrow search bone marrow arrest --kind term");
    }
}
