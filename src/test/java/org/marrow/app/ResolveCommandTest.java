package org.marrow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.Miniature;

@DisplayName("The command resolve")
class ResolveCommandTest {

    private static final String CODES = """
            patient,code,label
            "Doe, J",SNOMEDCT:14998000,seen
            1,nothing,
            2,OMIM:616022,"a ""b\"""
            2,OMIM:616022,again
            """;

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

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void prints_what_identifiers_are() {
        Outcome outcome = run("resolve", "HP:0033606", "549798", "14998000", "nothing");
        assertThat(outcome.out().lines())
                .containsExactly(
                        "input       outcome     id               label                          candidates",
                        "----------  ----------  ---------------  -----------------------------  ---------------",
                        "HP:0033606  ok          HP:0033606       Bone marrow maturation arrest",
                        "549798      normalised  MEDGEN:C0302173  Bone marrow maturation arrest",
                        "14998000    mapped                                                      MEDGEN:C0302173",
                        "nothing     malformed",
                        "4 rows");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void says_where_an_identifier_leads_and_over_what() {
        assertThat(run("resolve", "SCTID:14998000", "--to-vocabulary", "HPO", "--steps", "2", "--format", "json")
                        .out())
                .contains("\"mapped\" : \"HP:0033606\"")
                .contains("\"mapped_label\" : \"Bone marrow maturation arrest\"")
                .contains("\"predicate\" : \"skos:exactMatch\"")
                .contains("\"path\" : \"SNOMEDCT:14998000 > MEDGEN:C0302173 > HP:0033606\"")
                .contains("\"cardinality\" : \"1:1 > 1:1\"");
    }

    @Test
    void writes_a_table_again_in_its_order_with_further_columns() throws IOException {
        Path out = folder.resolve("out.csv");
        Outcome outcome = run(
                "resolve",
                "--in",
                file("codes.csv", CODES),
                "--column",
                "code",
                "--to-vocabulary",
                "ORPHA",
                "--out",
                out.toString());
        assertThat(outcome.exitCode()).isZero();
        String jagn1 = "ok,OMIM:616022,\"Neutropenia, severe congenital, 6, autosomal recessive\",,ORPHA:423384,"
                + "Severe congenital neutropenia due to JAGN1 deficiency,skos:exactMatch,"
                + "OMIM:616022 > ORPHA:423384,Exact cross-references of Orphanet to OMIM,?,";
        assertThat(Files.readString(out).lines())
                .containsExactly(
                        "patient,code,label,outcome,id,marrow_label,candidates,mapped,mapped_label,predicate,path,set,"
                                + "cardinality,conflicts",
                        "\"Doe, J\",SNOMEDCT:14998000,seen,mapped,,,MEDGEN:C0302173,,,,,,,",
                        "1,nothing,,malformed,,,,,,,,,,",
                        "2,OMIM:616022,\"a \"\"b\"\"\"," + jagn1,
                        "2,OMIM:616022,again," + jagn1);
    }

    @Test
    void separates_several_ends_in_the_same_order_in_all_columns() {
        List<String> row = run("resolve", "MONDO:0014561", "--to-vocabulary", "DOID", "--format", "tsv")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .map(line -> List.of(line.split("\t", -1)))
                .orElseThrow();
        assertThat(row.get(5)).isEqualTo("DOID:0081134|DOID:0110003");
        assertThat(row.get(6))
                .isEqualTo("3-methylglutaconic aciduria type 7b|3-methylglutaconic aciduria with cataracts, neurologic"
                        + " involvement and neutropenia");
        assertThat(row.get(10)).isEqualTo("1:n|1:n");
        assertThat(row.get(11)).contains("MONDO:0014561 has 2 exact matches in DOID");
    }

    @Test
    void tells_each_end_once_by_the_most_exact_way() {
        assertThat(run("resolve", "MONDO:0014456", "--to-vocabulary", "MEDGEN", "--format", "json")
                        .out())
                .contains("\"mapped\" : \"MEDGEN:C4014954\"")
                .contains("\"predicate\" : \"skos:exactMatch\"");
    }

    @Test
    void reads_tabs_a_byte_order_mark_and_gzip() throws IOException {
        String tabs = file("codes.tsv", "\uFEFFcode\tnote\r\nHP:0033606\ta, b\r\n\r\n");
        assertThat(run("resolve", "--in", tabs).out().lines())
                .containsExactly(
                        "code,note,outcome,id,label,candidates",
                        "HP:0033606,\"a, b\",ok,HP:0033606,Bone marrow maturation arrest,");
        Path packed = Files.write(folder.resolve("codes.gz"), Miniature.gzipped(Path.of(tabs)));
        assertThat(run("resolve", "--in", packed.toString()).out()).contains("HP:0033606,\"a, b\",ok");
    }

    @Test
    void ends_with_exit_code_1_only_if_strict_and_something_was_not_found() {
        assertThat(run("resolve", "--strict", "HP:0033606").exitCode()).isZero();
        assertThat(run("resolve", "HP:0033606", "HP:9999999").exitCode()).isZero();
        assertThat(run("resolve", "--strict", "HP:0033606", "HP:9999999").exitCode())
                .isOne();
        assertThat(run("resolve", "--strict", "SNOMEDCT:14998000", "--to-vocabulary", "MEDGEN")
                        .exitCode())
                .isZero();
        assertThat(run("resolve", "--strict", "SNOMEDCT:14998000", "--to-vocabulary", "HP")
                        .exitCode())
                .isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|codes.csv:1: found an empty file, expected a table in CSV or TSV",
                "`\n1\n`|codes.csv:1: found an empty line, expected a table in CSV or TSV",
                "`name,code\na,b,c\n`|codes.csv:2: found 3 cells, expected 2 cells, as in the header",
                "`name,code\na,b\n\nc\n`|codes.csv:4: found 1 cell, expected 2 cells, as in the header",
                "`name,code\na,\"b\"c\n`|codes.csv:2: found a cell in quotes that does not end as one",
                "`name,id\na,b\n`|codes.csv:1: found the columns name, id, expected one called \"code\""
            })
    void names_file_and_line_of_what_is_wrong_with_a_table(String text, String message) throws IOException {
        Outcome outcome = run("resolve", "--in", file("codes.csv", text), "--column", "code");
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resolve|Found 0 identifiers, expected identifiers, or --in",
                "resolve HP:0033606 --in codes.csv|Found 1 identifiers and --in",
                "resolve HP:0033606 --column code|Found 1 identifiers and --column",
                "resolve --in nowhere.csv|nowhere.csv: no such readable file",
                "resolve HP:0033606 --steps 2|--steps 2: expected 1 to 3, and a --to-vocabulary",
                "resolve HP:0033606 --to-vocabulary HP --steps 4|--steps 4: expected 1 to 3",
                "resolve HP:0033606 --to-vocabulary XX|Unknown prefix in \"XX\"",
                "resolve HP:0033606 --out nowhere/out.csv|nowhere/out.csv: found no way to write there"
            })
    void ends_with_exit_code_2_and_says_why(String arguments, String message) {
        Outcome outcome = run(arguments.split(" "));
        assertThat(outcome.err()).startsWith("marrow: ").contains(message);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void explains_itself_with_examples() {
        assertThat(run("resolve", "--help").out()).contains("marrow resolve --in codes.csv --column code");
    }
}
