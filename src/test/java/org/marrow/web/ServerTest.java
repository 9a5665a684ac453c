package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;
import org.marrow.model.MarrowException;

@DisplayName("The server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerTest {

    private static final String DISPUTED = """
            PREFIX mw: <https://w3id.org/marrow/ns#>
            PREFIX obo: <http://purl.obolibrary.org/obo/>
            SELECT ?condition ?affected ?examined ?reference
            WHERE {
              ?condition mw:disputedPhenotype obo:HP_0033606 .
              ?annotation mw:condition ?condition ; mw:phenotype obo:HP_0033606 ; mw:polarity mw:Absent ;
                          mw:affected ?affected ; mw:examined ?examined ; <http://purl.org/dc/terms/source> ?reference .
            }
            """;

    private final Marrow marrow = Marrow.open();
    private final Server server = marrow.serve(0, true);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterAll
    void close() {
        client.close();
        server.close();
        marrow.close();
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.url().resolve(path))
                        .header("Accept", accept)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.url().resolve(path))
                        .header("Content-Type", type)
                        .header("Accept", "text/csv")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void serves_the_page_of_the_REST_interface_with_all_that_it_needs() throws IOException, InterruptedException {
        HttpResponse<String> page = get("api/", "text/html");
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        List<String> parts = Pattern.compile("(?:src|href|data-document)=\"(/(?:assets|release/[^/]+/api)[^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(part -> part.group(1))
                .distinct()
                .toList();
        assertThat(parts)
                .contains("/assets/swagger-ui.css", "/assets/swagger-ui-bundle.js", "/assets/api.js")
                .allSatisfy(part ->
                        assertThat(get(part, "*/*").statusCode()).as(part).isEqualTo(200));
    }

    @Test
    void leads_from_a_problem_to_the_section_that_explains_it() throws IOException, InterruptedException {
        HttpResponse<String> problem = get("api/terms/HP:9999999", "*/*");
        assertThat(problem.body()).contains("\"type\":\"/errors#unknown-identifier\"");
        assertThat(get("errors", "text/html").body()).contains("<h2 id=\"unknown-identifier\">");
    }

    @Test
    void answers_a_query_by_GET_POST_form_and_POST_body_alike() throws IOException, InterruptedException {
        String expected = "condition,affected,examined,reference\r\n"
                + "https://omim.org/entry/617014,0,3,https://pubmed.ncbi.nlm.nih.gov/24753537\r\n";
        assertThat(get("sparql?query=" + encoded(DISPUTED), "text/csv").body()).isEqualTo(expected);
        assertThat(post("sparql", "application/x-www-form-urlencoded", "query=" + encoded(DISPUTED))
                        .body())
                .isEqualTo(expected);
        assertThat(post("sparql", "application/sparql-query", DISPUTED).body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/sparql-results+json",
                "application/sparql-results+xml",
                "text/csv",
                "text/tab-separated-values"
            })
    void writes_tables_in_every_result_format(String type) throws IOException, InterruptedException {
        HttpResponse<String> response = get("sparql?query=" + encoded(DISPUTED), type);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(response.body()).contains("https://omim.org/entry/617014");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"})
    void writes_graphs_in_every_RDF_format(String type) throws IOException, InterruptedException {
        String query = "CONSTRUCT WHERE { <http://purl.obolibrary.org/obo/HP_0033606> ?p ?o }";
        HttpResponse<String> response = get("sparql?query=" + encoded(query), type);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(response.body()).contains("Bone marrow maturation arrest");
    }

    @Test
    void says_which_release_answers() throws IOException, InterruptedException {
        assertThat(get("sparql?query=" + encoded("ASK {}"), "*/*").headers().firstValue("X-Marrow-Release"))
                .contains(marrow.release());
    }

    @Test
    void answers_queries_written_for_the_HPO_as_published() throws IOException, InterruptedException {
        String query = """
                PREFIX obo: <http://purl.obolibrary.org/obo/>
                PREFIX oboInOwl: <http://www.geneontology.org/formats/oboInOwl#>
                PREFIX owl: <http://www.w3.org/2002/07/owl#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                SELECT ?label ?text (COUNT(?ancestor) AS ?ancestors)
                WHERE {
                  ?class a owl:Class ; oboInOwl:id "HP:0033606" ; rdfs:label ?label ; rdfs:subClassOf+ ?ancestor .
                  [] a owl:Axiom ;
                     owl:annotatedSource ?class ;
                     owl:annotatedProperty oboInOwl:hasExactSynonym ;
                     owl:annotatedTarget ?text ;
                     oboInOwl:hasSynonymType <http://purl.obolibrary.org/obo/hp#uk_spelling> .
                }
                GROUP BY ?label ?text
                """;
        assertThat(get("sparql?query=" + encoded(query), "text/csv").body().lines())
                .containsExactly(
                        "label,text,ancestors", "Bone marrow maturation arrest,Haematopoietic maturation arrest,4");
    }

    @Test
    void has_in_the_default_graph_the_union_of_the_named_ones() throws IOException, InterruptedException {
        String union = "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } } }";
        String plain = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
        assertThat(get("sparql?query=" + encoded(plain), "text/csv").body())
                .isEqualTo(get("sparql?query=" + encoded(union), "text/csv").body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/sparql-update|INSERT DATA { <urn:a> <urn:b> <urn:c> }",
                "application/x-www-form-urlencoded|update=INSERT%20DATA%20%7B%20%3Curn%3Aa%3E%20%3Curn%3Ab%3E%20%3Curn%3Ac%3E%20%7D",
                "text/turtle|<urn:a> <urn:b> <urn:c> ."
            })
    void takes_no_writes(String type, String body) throws IOException, InterruptedException {
        assertThat(post("sparql", type, body).statusCode()).isBetween(400, 499);
        assertThat(get("sparql?query=" + encoded("ASK { <urn:a> ?p ?o }"), "text/csv")
                        .body())
                .contains("false");
    }

    @Test
    void does_not_ask_other_servers() throws IOException, InterruptedException {
        String query = "SELECT * { SERVICE <%ssparql> { ?s ?p ?o } } LIMIT 1".formatted(server.url());
        assertThat(get("sparql?query=" + encoded(query), "text/csv").statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void answers_400_to_what_is_no_query() throws IOException, InterruptedException {
        assertThat(get("sparql?query=" + encoded("SELECT ?s WHERE"), "text/csv").statusCode())
                .isEqualTo(400);
    }

    @Test
    void shows_the_disputed_condition_on_its_front_page() throws IOException, InterruptedException {
        HttpResponse<String> page = get("", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("OMIM:617014")
                .contains("<em>absent</em>, 0/3")
                .contains(">disputed</span>");
    }

    @Test
    void answers_404_elsewhere() throws IOException, InterruptedException {
        assertThat(get("nowhere", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    void refuses_a_port_that_is_taken_and_goes_on_at_its_own() throws IOException, InterruptedException {
        int taken = URI.create(server.url().toString()).getPort();
        assertThatThrownBy(() -> marrow.serve(taken, true))
                .isInstanceOf(MarrowException.class)
                .hasMessageContaining("Port " + taken)
                .hasMessageContaining("expected a free port");
        assertThat(get("sparql?query=" + encoded("ASK {}"), "*/*").statusCode()).isEqualTo(200);
    }
}
