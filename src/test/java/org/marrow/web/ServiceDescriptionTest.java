package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;

/// The tests of the SPARQL 1.1 service description under their names in the W3C's test suite, and what is said.
@DisplayName("The service description")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceDescriptionTest {

    private static final String SD = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>\n"
            + "PREFIX void: <http://rdfs.org/ns/void#>\n";

    private final Marrow marrow = Marrow.open();
    private final Server server = marrow.serve(0, true);
    private final PlainClient exchange = new PlainClient(server.url());

    @AfterAll
    void close() {
        exchange.close();
        server.close();
        marrow.close();
    }

    static Graph graph(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        Lang lang = RDFLanguages.contentTypeToLang(type);
        return RDFParser.fromString(answer.body(), lang).toGraph();
    }

    private Graph description(String path) {
        return graph(exchange.get(path, "text/turtle"));
    }

    private static boolean has(Graph graph, String pattern) {
        try (QueryExec exec =
                QueryExec.graph(graph).query(SD + "ASK {" + pattern + "}").build()) {
            return exec.ask();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples", "*/*"})
    void returns_rdf(String accept) {
        HttpResponse<String> answer = exchange.get("sparql", accept);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith(accept.equals("*/*") ? "text/turtle" : accept);
        assertThat(graph(answer).isIsomorphicWith(description("sparql"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sparql", "release/RELEASE/sparql"})
    void has_endpoint_triple(String path) {
        String asked = path.replace("RELEASE", marrow.release());
        assertThat(has(
                        description(asked),
                        "?service sd:endpoint <" + server.url().resolve(asked) + ">"))
                .isTrue();
    }

    @Test
    void conforms_to_schema() throws IOException {
        try (var shapes = getClass().getResourceAsStream("/service-description.shapes.ttl")) {
            Graph read = RDFParser.fromString(new String(shapes.readAllBytes(), StandardCharsets.UTF_8), Lang.TURTLE)
                    .toGraph();
            ValidationReport report = ShaclValidator.get().validate(Shapes.parse(read), description("sparql"));
            assertThat(report.getEntries()).isEmpty();
            assertThat(has(description("sparql"), "?s a sd:Service ; sd:defaultDataset/sd:defaultGraph ?g"))
                    .isTrue();
        }
    }

    @Test
    void names_the_host_that_was_asked_and_none_that_a_caller_makes_up() throws IOException, InterruptedException {
        String request = "GET /sparql HTTP/1.1\r\nHost: marrow.example\r\nX-Forwarded-Host: evil.example\r\n"
                + "Forwarded: host=evil.example\r\nAccept: application/n-triples\r\nConnection: close\r\n\r\n";
        assertThat(exchange.raw(out -> out.write(request.getBytes(StandardCharsets.US_ASCII))))
                .contains("<http://marrow.example/sparql>")
                .doesNotContain("evil");
    }

    @Test
    void claims_no_feature_that_the_service_does_not_have() {
        assertThat(has(description("sparql"), "?service sd:feature ?feature")).isFalse();
        assertThat(has(description("sparql"), "?service sd:supportedLanguage sd:SPARQL11Update"))
                .isFalse();
    }

    @Test
    void names_every_graph_that_a_query_finds_with_as_many_triples() {
        Graph description = description("sparql");
        try (QueryExec exec = QueryExec.graph(description)
                .query(
                        SD
                                + "SELECT * { ?dataset sd:namedGraph ?named . ?named sd:name ?name ; sd:graph/void:triples ?n }")
                .build()) {
            RowSet rows = exec.select();
            int found = 0;
            while (rows.hasNext()) {
                var row = rows.next();
                found++;
                assertThat(count("GRAPH <" + row.get("name").getURI() + "> { ?s ?p ?o }"))
                        .as(row.get("name").getURI())
                        .isEqualTo(row.get("n").getLiteralLexicalForm());
            }
            assertThat(Integer.toString(found))
                    .isEqualTo(count("{ SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } }"));
        }
    }

    @Test
    void says_how_many_triples_the_default_graph_has() {
        assertThat(has(description("sparql"), "?dataset sd:defaultGraph/void:triples " + count("?s ?p ?o")))
                .isTrue();
    }

    private String count(String pattern) {
        return exchange.ask("SELECT (COUNT(*) AS ?n) WHERE { " + pattern + " }", "text/csv")
                .body()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void is_a_page_for_a_browser() {
        HttpResponse<String> page =
                exchange.get("sparql", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("action=\"/sparql\"", marrow.release());
    }

    @Test
    void is_in_no_form_that_nobody_knows() {
        assertThat(exchange.get("sparql", "image/png").statusCode()).isEqualTo(406);
    }

    @Test
    void is_not_sent_again_to_who_has_it() {
        HttpResponse<String> first = exchange.get("sparql", "text/turtle");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(exchange.send(exchange.to("sparql")
                                .header("Accept", "text/turtle")
                                .header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }
}
