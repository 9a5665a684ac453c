package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;

/// The query tests of the SPARQL 1.1 protocol under their names in the W3C's test suite, each on graphs of the
/// home release in place of the suite's own; and below them what the standard leaves open.
///
/// Source: [SPARQL 1.1 Protocol tests](https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/).
@DisplayName("The SPARQL protocol, query")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparqlProtocolTest {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String DIRECT = "application/sparql-query";

    private static final String JSON = "application/sparql-results+json";
    static final List<String> TABLES =
            List.of(JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values");
    static final List<String> GRAPHS = List.of(
            "text/turtle",
            "application/rdf+xml",
            "application/n-triples",
            "application/ld+json",
            "application/trig",
            "application/n-quads");
    private static final String HOME = "https://w3id.org/marrow/graph/home";
    private static final String ASSOCIATIONS = "https://w3id.org/marrow/graph/associations";
    private static final String MANIFEST = "https://w3id.org/marrow/graph/manifest";

    /// Which of three graphs are in the default graph, told by what only one of them has.
    private static final String DEFAULT_GRAPHS = """
            PREFIX mw: <https://w3id.org/marrow/ns#>
            ASK {
              mw:Association a <http://www.w3.org/2002/07/owl#Class> .
              ?pair a mw:Association .
              FILTER NOT EXISTS { ?release a <http://www.w3.org/ns/dcat#Dataset> }
            }""";

    private static final String NAMED_GRAPHS = """
            ASK { GRAPH <%s> { ?s ?p ?o } GRAPH <%s> { ?t ?q ?r } FILTER NOT EXISTS { GRAPH <%s> { ?u ?v ?w } } }""".formatted(HOME, ASSOCIATIONS, MANIFEST);

    private final Marrow marrow = Marrow.open();
    private final Server server = marrow.serve(0, true);
    private final PlainClient exchange = new PlainClient(server.url());

    @AfterAll
    void close() {
        exchange.close();
        server.close();
        marrow.close();
    }

    private static void requireTrue(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("boolean>true|\"boolean\" *: *true|^(\\??_askResult\\s+)?true");
    }

    private static void requireRefused(HttpResponse<String> answer, int status, String found) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains(found).doesNotContain("org.apache", "java.", "Exception");
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void query_get() {
        requireTrue(exchange.get("sparql?" + PlainClient.form("query", "ASK {}"), "*/*"));
    }

    @Test
    void query_post_form() {
        requireTrue(exchange.post("sparql", FORM, PlainClient.form("query", "ASK {}")));
    }

    @Test
    void query_post_direct() {
        requireTrue(exchange.post("sparql", DIRECT, "ASK {}"));
    }

    @Test
    void query_dataset_default_graphs_get() {
        requireTrue(exchange.get(
                "sparql?"
                        + PlainClient.form(
                                "query", DEFAULT_GRAPHS, "default-graph-uri", HOME, "default-graph-uri", ASSOCIATIONS),
                JSON));
    }

    @Test
    void query_dataset_default_graphs_post() {
        requireTrue(exchange.post(
                "sparql?" + PlainClient.form("default-graph-uri", HOME, "default-graph-uri", ASSOCIATIONS),
                DIRECT,
                DEFAULT_GRAPHS));
    }

    @Test
    void query_dataset_named_graphs_get() {
        requireTrue(exchange.get(
                "sparql?"
                        + PlainClient.form(
                                "query", NAMED_GRAPHS, "named-graph-uri", HOME, "named-graph-uri", ASSOCIATIONS),
                JSON));
    }

    @Test
    void query_dataset_named_graphs_post() {
        requireTrue(exchange.post(
                "sparql?" + PlainClient.form("named-graph-uri", HOME, "named-graph-uri", ASSOCIATIONS),
                DIRECT,
                NAMED_GRAPHS));
    }

    @Test
    void query_dataset_full() {
        String query = "ASK { ?s ?p ?o GRAPH <%s> { ?t ?q ?r } FILTER NOT EXISTS { GRAPH <%s> { ?u ?v ?w } } }"
                .formatted(ASSOCIATIONS, HOME);
        requireTrue(exchange.post(
                "sparql",
                FORM,
                PlainClient.form("query", query, "default-graph-uri", HOME, "named-graph-uri", ASSOCIATIONS)));
    }

    @Test
    void query_multiple_dataset() {
        String inner = DEFAULT_GRAPHS.replace("ASK", "ASK FROM <" + MANIFEST + ">");
        requireTrue(exchange.post(
                "sparql?" + PlainClient.form("default-graph-uri", HOME, "default-graph-uri", ASSOCIATIONS),
                DIRECT,
                inner));
    }

    @ParameterizedTest
    @FieldSource("TABLES")
    void query_content_type_select(String accept) {
        HttpResponse<String> answer = exchange.ask("SELECT (1 AS ?value) {}", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).startsWith(accept);
    }

    @ParameterizedTest
    @FieldSource("TABLES")
    void query_content_type_ask(String accept) {
        HttpResponse<String> answer = exchange.ask("ASK {}", accept);
        requireTrue(answer);
        assertThat(type(answer)).startsWith(accept);
    }

    @ParameterizedTest
    @FieldSource("GRAPHS")
    void query_content_type_describe(String accept) {
        HttpResponse<String> answer = exchange.ask("DESCRIBE <http://purl.obolibrary.org/obo/HP_0033606>", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).startsWith(accept);
        assertThat(answer.body()).contains("HP_0033606");
    }

    @ParameterizedTest
    @FieldSource("GRAPHS")
    void query_content_type_construct(String accept) {
        HttpResponse<String> answer = exchange.ask("CONSTRUCT { <urn:s> <urn:x:p> 1 } WHERE {}", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).startsWith(accept);
        assertThat(answer.body()).contains("urn:x:");
    }

    @Test
    void bad_query_method() {
        HttpResponse<String> answer = exchange.send(
                exchange.to("sparql?" + PlainClient.form("query", "ASK {}")).PUT(BodyPublishers.noBody()));
        requireRefused(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST, QUERY, OPTIONS");
    }

    @Test
    void bad_multiple_queries() {
        requireRefused(
                exchange.get("sparql?" + PlainClient.form("query", "ASK {}", "query", "SELECT * {}"), "*/*"),
                400,
                "query: found 2, expected one");
        requireRefused(
                exchange.post("sparql?" + PlainClient.form("query", "ASK {}"), DIRECT, "ASK {}"),
                400,
                "query: found 2, expected one");
    }

    @Test
    void bad_query_wrong_media_type() {
        requireRefused(exchange.post("sparql", "text/plain", "ASK {}"), 415, "Content-Type: found text/plain");
    }

    @Test
    void bad_query_missing_form_type() {
        requireRefused(
                exchange.post("sparql", "", PlainClient.form("query", "ASK {}")), 415, "Content-Type: found none");
        requireRefused(
                exchange.post("sparql?" + PlainClient.form("query", "ASK {}"), "", ""),
                415,
                "Content-Type: found none");
    }

    @Test
    void bad_query_missing_direct_type() {
        requireRefused(exchange.post("sparql", "", "ASK {}"), 415, "Content-Type: found none");
    }

    @Test
    void bad_query_non_utf8() {
        requireRefused(
                exchange.post("sparql", DIRECT + "; charset=UTF-16", "ASK {}".getBytes(StandardCharsets.UTF_16)),
                415,
                "charset UTF-16, expected utf-8");
    }

    @Test
    void bad_query_syntax() {
        requireRefused(
                exchange.ask("ASK { ?s ?p }", "*/*"), 400, "Line 1, column 13: found \\\"}\\\", expected one of: ");
    }

    @Test
    void takes_a_query_by_the_method_QUERY() {
        requireTrue(exchange.send(exchange.to("sparql")
                .header("Content-Type", DIRECT)
                .method("QUERY", BodyPublishers.ofString("ASK {}"))));
    }

    @Test
    void answers_HEAD_as_GET_without_a_body() {
        HttpResponse<String> head = exchange.send(exchange.to("sparql?" + PlainClient.form("query", "ASK {}"))
                .header("Accept", "text/csv")
                .HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(type(head)).startsWith("text/csv");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void tells_its_methods_to_OPTIONS() {
        HttpResponse<String> answer = exchange.send(exchange.to("sparql").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST, QUERY, OPTIONS");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET, HEAD, POST, QUERY, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sparql?default-graph-uri=urn:x|query: found 0, expected one",
                "sparql?other=1|query: found 0, expected one",
                "sparql?query=|query: found an empty one, expected one",
                "sparql?update=CLEAR%20ALL|an update goes to /workspace/update",
                "sparql?query=ASK%20%7B%7D&timeout=0.0|timeout = \\\"0.0\\\": expected a number of seconds above 0",
                "sparql?query=ASK%20%7B%7D&timeout=soon|timeout = \\\"soon\\\": expected a number of seconds",
                "sparql?query=ASK%20%7B%7D&output=a/b|a/b",
                "sparql?query=ASK%20%7B%7D%FF|not UTF-8"
            })
    void refuses_what_is_no_request(String path, String found) {
        requireRefused(exchange.get(path, "*/*"), 400, found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sparql/", "sparql/sparql", "sparql/query", "sparql;x=y", "s%70arql"})
    void knows_the_endpoint_by_its_path_alone(String path) {
        for (String pinned : List.of("", "release/" + marrow.release() + "/")) {
            requireRefused(exchange.get(pinned + path + "?query=ASK%20%7B%7D", JSON), 404, "UNKNOWN_ROUTE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"query=ASK%20%7B%ZZ", "query=ASK%20%7B%7D%2", "query=%u0041", "query=\u00ff"})
    void refuses_a_URL_that_is_not_encoded_as_it_should(String url) throws IOException, InterruptedException {
        String request = "GET /sparql?" + url + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        assertThat(exchange.raw(out -> out.write(request.getBytes(StandardCharsets.ISO_8859_1))))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void ignores_fields_that_no_standard_knows() {
        requireTrue(exchange.get("sparql?query=ASK%20%7B%7D&stylesheet=x&callback=x&force-accept=x&_=1", JSON));
    }

    @Test
    void takes_the_form_from_Accept_where_a_field_names_one_that_nobody_knows() {
        String fields = PlainClient.form("query", "DESCRIBE <urn:x>", "format", "rdf+xml", "output", "rdf+xml");
        assertThat(type(exchange.get("sparql?" + fields, "application/rdf+xml")))
                .startsWith("application/rdf+xml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ASK { ?s ?p \"a|Line 1, column 15: found the end of the query",
                "ASK { ?s a%0Ab:c ?o }|Line 1, column 11: found \\\"%\\\"",
                "SELECT ?x { ?x nope:p ?y }|Line 1, column 16: found the prefix nope: without a meaning, expected PREFIX nope: before it",
                "SELECT (1 AS ?s) { ?s ?p ?o }|Variable used when already in-scope: ?s",
                "DELETE WHERE { ?s ?p ?o }|Line 1, column 1: found \\\"DELETE WHERE\\\"",
                "SELECT * {|found the end of the query, expected one of: "
            })
    void says_where_a_query_is_wrong(String query, String found) {
        requireRefused(exchange.ask(query, "*/*"), 400, found);
    }

    @ParameterizedTest
    @CsvSource({"SELECT * {} , image/png", "CONSTRUCT WHERE {?s ?p ?o}, text/csv", "ASK {}, text/turtle"})
    void refuses_a_form_of_answer_that_there_is_not(String query, String accept) {
        requireRefused(exchange.ask(query, accept), 406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT (1 AS ?x) {}|text/html|application/sparql-results+json",
                "SELECT (1 AS ?x) {}|*/*|application/sparql-results+json",
                "SELECT (1 AS ?x) {}|text/csv;q=0.4, application/sparql-results+xml|application/sparql-results+xml",
                "DESCRIBE <urn:x>|*/*|text/turtle",
                "DESCRIBE <urn:x>|text/html|text/turtle"
            })
    void answers_in_the_form_that_a_caller_likes_best(String query, String accept, String expected) {
        HttpResponse<String> answer = exchange.ask(query, accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).startsWith(expected);
        assertThat(answer.headers().allValues("Vary").toString()).contains("Accept");
    }

    @Test
    void answers_in_JSON_or_Turtle_where_a_caller_says_nothing() {
        assertThat(type(exchange.send(exchange.to("sparql?" + PlainClient.form("query", "SELECT (1 AS ?x) {}")))))
                .startsWith(JSON);
        assertThat(type(exchange.send(exchange.to("sparql?" + PlainClient.form("query", "DESCRIBE <urn:x>")))))
                .startsWith("text/turtle");
    }

    @Test
    void lets_pages_of_any_site_read_errors() {
        for (String path : List.of("sparql?query=ASK", "sparql?other=1")) {
            assertThat(exchange.get(path, "*/*").headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
        }
    }
}
