package org.marrow.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rdf.OntologyFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Shipped;

@DisplayName("A query catalogue")
class QueriesTest {

    private static final String HEADER = "#+ summary: Labels.\n#+ defaults:\n#+   - term: HP:0033606\n";
    private static final String QUERY = """
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            SELECT ?label WHERE { ?_term_iri rdfs:label ?label } ORDER BY ?label
            """;

    @TempDir
    Path folder;

    private final OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
    private Release release;

    @BeforeEach
    void open() {
        release = ReleaseBuilder.home(ontology);
    }

    @AfterEach
    void close() {
        release.close();
    }

    private Queries catalogue(String text) throws IOException {
        Files.writeString(folder.resolve("labels.rq"), text);
        return Queries.open(folder, ontology.prefixes(), release);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HP:0001871",
                "hp:0001871",
                "HP_0001871",
                "http://purl.obolibrary.org/obo/HP_0001871",
                "https://identifiers.org/HP:0001871"
            })
    void reads_an_identifier_in_any_spelling(String identifier) throws IOException {
        Table answer = catalogue(HEADER + QUERY).run("labels", Map.of("term", identifier));
        assertThat(answer.column("label")).containsExactly("Abnormality of blood and blood-forming tissues");
    }

    @Test
    void asks_with_the_default_where_no_value_is_given() throws IOException {
        assertThat(catalogue(HEADER + QUERY).run("labels", Map.of()).column("label"))
                .containsExactly("Bone marrow maturation arrest");
    }

    @Test
    void answers_with_no_rows_for_an_identifier_that_nobody_uses() throws IOException {
        assertThat(catalogue(HEADER + QUERY)
                        .run("labels", Map.of("term", "HP:9999999"))
                        .rows())
                .isEmpty();
    }

    @Test
    void binds_text_as_a_value_whatever_is_in_it() throws IOException {
        String query = """
                #+ summary: Text.
                #+ defaults:
                #+   - text: a
                SELECT ?text WHERE { BIND (?_text_text AS ?text) } ORDER BY ?text
                """;
        String hostile = "\") } DROP ALL # \\ ?_text_text";
        assertThat(catalogue(query).run("labels", Map.of("text", hostile)).column("text"))
                .containsExactly(hostile);
    }

    @ParameterizedTest
    @CsvSource({
        "term, HP0033606, Not a CURIE",
        "term, XX:1, Unknown prefix",
        "term, HP:12, Not an identifier of HP",
        "terms, HP:0033606, has no parameter terms. Known: term."
    })
    void refuses_a_wrong_parameter(String name, String value, String message) throws IOException {
        Queries queries = catalogue(HEADER + QUERY);
        assertThatThrownBy(() -> queries.run("labels", Map.of(name, value)))
                .isInstanceOf(MarrowException.class)
                .hasMessageContaining(message);
    }

    @Test
    void names_the_known_queries_where_one_is_unknown() throws IOException {
        Queries queries = catalogue(HEADER + QUERY);
        assertThatThrownBy(() -> queries.run("lables", Map.of())).hasMessage("No query \"lables\". Known: labels.");
    }

    @Test
    void stops_a_question_that_takes_longer_than_it_may() throws IOException {
        String everything = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?n";
        Queries queries = catalogue("#+ summary: Everything.\n" + everything).within(Duration.ofMillis(100));
        assertThatThrownBy(() -> queries.run("labels", Map.of()))
                .isInstanceOfSatisfying(
                        MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_STOPPED))
                .hasMessageContaining("PT0.1S");
    }

    @Test
    void refuses_a_graph_as_a_format_for_a_table() throws IOException {
        Queries queries = catalogue(HEADER + QUERY);
        assertThatThrownBy(() -> queries.write("labels", Map.of(), AnswerFormat.TTL, new ByteArrayOutputStream()))
                .hasMessageContaining("found the format ttl, expected one of: json, csv, tsv, xml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#+ summary: Labels.|SELECT ?s WHERE { ?s ?p }|expected SPARQL 1.1",
                "|SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s|no header",
                "#+ summary: Labels|SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s|full stop",
                "#+ sumary: Labels.|SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s|the decorator sumary",
                "#+ summary: a: b.|SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s|expected a YAML mapping",
                "#+ summary: Labels.|SELECT ?s WHERE { ?s ?p ?o }|without ORDER BY",
                "#+ summary: Labels.|SELECT ?s WHERE { ?s ?p ?_x_iri } ORDER BY ?s|without a default",
                "#+ summary: Labels.|SELECT ?s WHERE { ?s ?p ?_x_colour } ORDER BY ?s|a type of: iri, text, integer"
            })
    void does_not_open_with_a_file_that_is_not_whole(String header, String query, String message) {
        String text = (header == null ? "" : header + "\n") + query;
        assertThatThrownBy(() -> catalogue(text))
                .isInstanceOf(MarrowException.class)
                .hasMessageContaining("labels.rq")
                .hasMessageContaining(message);
    }

    @Test
    void finds_a_parameter_inside_a_subquery_and_a_filter() throws IOException {
        String query = """
                #+ summary: Deep.
                #+ defaults:
                #+   - a: HP:0033606
                #+   - b: HP:0001871
                SELECT ?s WHERE { { SELECT ?s WHERE { ?s ?p ?_a_iri } } FILTER (?s != ?_b_iri) } ORDER BY ?s
                """;
        assertThat(catalogue(query).get("labels").parameters())
                .extracting(Parameter::name)
                .containsExactly("a", "b");
    }
}
