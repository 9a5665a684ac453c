package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marrow.app.CommandRun;
import org.marrow.app.Marrow;
import org.marrow.lookup.Json;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.query.AnswerFormat;
import org.marrow.query.CatalogueQuery;
import org.marrow.query.Parameter;

/// Every named question through every door: Java, the command line, HTTP, and SPARQL with the text that the
/// endpoint itself tells.
@DisplayName("A named question")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueDoorsTest {

    private static final List<String> HOSTILE = List.of(
            "> } ; DROP ALL #",
            "\"} INSERT DATA { <a> <b> <c> } #",
            "' ; DELETE WHERE { ?s ?p ?o } ; '",
            "\\u003E } UNION { ?s ?p ?o",
            "?s",
            "<urn:x> } { SERVICE <http://localhost/> { ?s ?p ?o }",
            "HP:0033606> . ?s ?p ?o . <urn:x",
            "\u0000\n\r\t\"\\",
            "1 } LIMIT 1",
            "");

    private static final String EXAMPLES = """
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX sh: <http://www.w3.org/ns/shacl#>
            PREFIX spex: <https://purl.expasy.org/sparql-examples/ontology#>
            SELECT DISTINCT ?sq ?comment ?query
            WHERE { ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|spex:describe ?query }
            ORDER BY ?sq
            """;

    private static final String PREFIXES = """
            PREFIX sh: <http://www.w3.org/ns/shacl#>
            SELECT DISTINCT ?prefix ?namespace WHERE { [] sh:namespace ?namespace ; sh:prefix ?prefix } ORDER BY ?prefix
            """;

    private final Marrow marrow = Marrow.open();
    private final Server server = marrow.serve(0, true);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> texts = texts();

    @AfterAll
    void close() {
        client.close();
        server.close();
        marrow.close();
    }

    private HttpResponse<String> get(String path, String accepted) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.url().resolve(path))
                        .header("Accept", accepted)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String sparql(String query, String accepted) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(server.url().resolve("sparql"))
                        .header("Accept", accepted)
                        .header("Content-Type", "application/sparql-query")
                        .POST(BodyPublishers.ofString(query))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    /// The text of each question, by its name, as the endpoint tells it to an editor.
    private Map<String, String> texts() {
        try {
            Map<String, String> found = new HashMap<>();
            JsonNode rows = Json.mapper()
                    .readTree(sparql(EXAMPLES, "application/sparql-results+json"))
                    .at("/results/bindings");
            for (JsonNode row : rows) {
                String name = row.at("/sq/value").asText();
                found.put(
                        name.substring(name.lastIndexOf('/') + 1),
                        row.at("/query/value").asText());
            }
            return found;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Stream<String> tables() {
        return marrow.queries().list().stream()
                .filter(query -> !query.isGraph())
                .map(CatalogueQuery::name);
    }

    Stream<String> graphs() {
        return marrow.queries().list().stream().filter(CatalogueQuery::isGraph).map(CatalogueQuery::name);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void has_the_same_table_behind_every_door(String name) throws IOException, InterruptedException {
        var java = new ByteArrayOutputStream();
        marrow.queries().write(name, Map.of(), AnswerFormat.CSV, java);
        String expected = java.toString(StandardCharsets.UTF_8);
        assertThat(get("query/" + name + ".csv", "*/*").body()).as("HTTP").isEqualTo(expected);
        assertThat(CommandRun.of("query", name, "--format", "csv").out())
                .as("command line")
                .isEqualTo(expected);
        assertThat(sparql(Objects.requireNonNull(texts.get(name)), "text/csv"))
                .as("SPARQL")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void has_the_same_graph_behind_every_door(String name) throws IOException, InterruptedException {
        Graph expected = marrow.queries().construct(name, Map.of());
        assertThat(graph(get("query/" + name, "application/n-triples").body()).isIsomorphicWith(expected))
                .as("HTTP")
                .isTrue();
        assertThat(graph(CommandRun.of("query", name, "--format", "nt").out()).isIsomorphicWith(expected))
                .as("command line")
                .isTrue();
        assertThat(graph(sparql(Objects.requireNonNull(texts.get(name)), "application/n-triples"))
                        .isIsomorphicWith(expected))
                .as("SPARQL")
                .isTrue();
    }

    private static Graph graph(String triples) {
        return RDFParser.fromString(triples, Lang.NTRIPLES).toGraph();
    }

    @Test
    void has_the_same_name_and_parameters_behind_every_door() throws IOException, InterruptedException {
        List<String> expected = new ArrayList<>();
        marrow.queries()
                .list()
                .forEach(query -> expected.add(query.name()
                        + query.parameters().stream().map(Parameter::name).toList()));
        List<String> listed = new ArrayList<>();
        for (JsonNode query :
                Json.mapper().readTree(get("query", "application/json").body())) {
            List<String> parameters = new ArrayList<>();
            query.path("parameters")
                    .forEach(parameter -> parameters.add(parameter.path("name").asText()));
            listed.add(query.path("name").asText() + parameters);
        }
        assertThat(listed).isEqualTo(expected);
        assertThat(texts.keySet())
                .containsExactlyInAnyOrderElementsOf(marrow.queries().list().stream()
                        .map(CatalogueQuery::name)
                        .toList());
        assertThat(CommandRun.of("query").out().lines().filter(line -> !line.startsWith(" ")))
                .extracting(line -> line.replaceFirst(" .*", ""))
                .isEqualTo(marrow.queries().list().stream()
                        .map(CatalogueQuery::name)
                        .toList());
    }

    @Test
    void tells_an_editor_the_prefixes() throws IOException, InterruptedException {
        assertThat(sparql(PREFIXES, "text/csv").lines())
                .contains("HP,http://purl.obolibrary.org/obo/HP_", "mw,https://w3id.org/marrow/ns#");
    }

    @Test
    void is_in_a_graph_of_its_own() throws IOException, InterruptedException {
        String asked = "SELECT (COUNT(DISTINCT ?q) AS ?n) WHERE { GRAPH <https://w3id.org/marrow/graph/catalogue>"
                + " { ?q a <http://www.w3.org/ns/shacl#SPARQLExecutable> } }";
        assertThat(sparql(asked, "text/csv").lines())
                .containsExactly("n", Integer.toString(marrow.queries().list().size()));
        assertThat(sparql("SELECT DISTINCT ?g WHERE { GRAPH ?g {} }", "text/csv"))
                .contains("https://w3id.org/marrow/graph/catalogue", "https://w3id.org/marrow/graph/home");
        assertThat(sparql("ASK { ?s ?p <http://www.w3.org/ns/shacl#SPARQLExecutable> }", "text/csv"))
                .contains("true");
    }

    @Test
    void adds_its_statements_to_the_default_graph_and_none_twice() throws IOException, InterruptedException {
        long all = count("?s ?p ?o");
        long named = count("{ SELECT DISTINCT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } }");
        assertThat(count("GRAPH <https://w3id.org/marrow/graph/catalogue> { ?s ?p ?o }"))
                .isGreaterThan(300);
        assertThat(all).isEqualTo(named);
    }

    private long count(String pattern) throws IOException, InterruptedException {
        return Long.parseLong(sparql("SELECT (COUNT(*) AS ?n) WHERE { " + pattern + " }", "text/csv")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow());
    }

    /// A question, a parameter, and what somebody may write as its value.
    record Attack(String name, Parameter parameter, String value) {}

    Stream<Attack> attacks() {
        return marrow.queries().list().stream()
                .flatMap(query -> query.parameters().stream()
                        .flatMap(parameter ->
                                HOSTILE.stream().map(value -> new Attack(query.name(), parameter, value))));
    }

    @Test
    void takes_a_hostile_value_for_data_or_refuses_it() {
        assertThat(attacks()).hasSizeGreaterThan(150).allSatisfy(attack -> {
            Map<String, String> values = Map.of(attack.parameter().name(), attack.value());
            String text;
            try {
                text = marrow.queries().sparql(attack.name(), values);
            } catch (MarrowException e) {
                assertThat(e.code())
                        .isIn(ErrorCode.INVALID_CURIE, ErrorCode.UNKNOWN_PREFIX, ErrorCode.INVALID_PARAMETER);
                return;
            }
            assertThat(attack.parameter().type()).isEqualTo(Parameter.Type.TEXT);
            Query attacked = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
            Query meant = QueryFactory.create(marrow.queries().sparql(attack.name(), Map.of()), Syntax.syntaxSPARQL_11);
            assertThat(QueryTransformOps.transform(attacked, node -> harmless(node, attack)))
                    .isEqualTo(QueryTransformOps.transform(meant, node -> harmless(node, attack)));
        });
    }

    private static Node harmless(Node node, Attack attack) {
        return node.isLiteral()
                        && (node.getLiteralLexicalForm().equals(attack.value())
                                || node.getLiteralLexicalForm()
                                        .equals(attack.parameter().defaultValue()))
                ? org.apache.jena.graph.NodeFactory.createLiteralString("harmless")
                : node;
    }

    @Test
    void refuses_a_hostile_value_over_HTTP_as_the_callers_error() {
        assertThat(attacks().filter(attack -> attack.parameter().type() != Parameter.Type.TEXT))
                .allSatisfy(attack -> {
                    HttpResponse<String> response = get(
                            "query/" + attack.name() + "?" + attack.parameter().name() + "="
                                    + URLEncoder.encode(attack.value(), StandardCharsets.UTF_8),
                            "*/*");
                    assertThat(response.statusCode()).isEqualTo(400);
                    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
                    assertThat(Json.mapper()
                                    .readTree(response.body())
                                    .path("blame")
                                    .asText())
                            .isEqualTo("CALLER");
                });
    }

    @Test
    void comes_in_pages_that_stay_with_their_release() throws IOException, InterruptedException {
        List<String> whole =
                get("query/conditions.csv", "*/*").body().lines().skip(1).toList();
        List<String> paged = new ArrayList<>();
        String next = "query/conditions.csv?page=1&per-page=2";
        while (!next.isEmpty()) {
            HttpResponse<String> page = get(next, "*/*");
            paged.addAll(page.body().lines().skip(1).toList());
            next = page.headers().allValues("Link").stream()
                    .filter(link -> link.endsWith("rel=\"next\""))
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .findFirst()
                    .orElse("");
            assertThat(next)
                    .satisfiesAnyOf(
                            link -> assertThat(link).isEmpty(),
                            link -> assertThat(link)
                                    .startsWith("/release/" + marrow.release() + "/query/conditions.csv?"));
        }
        assertThat(paged).hasSize(6).isEqualTo(whole);
        assertThat(get("query/conditions.csv?page=99", "*/*").body().lines()).hasSize(1);
    }

    @Test
    void says_which_formats_pages_and_names_there_are() throws IOException, InterruptedException {
        assertThat(get("query/conditions", "application/json").headers().firstValue("Content-Type"))
                .contains("application/json");
        assertThat(get("query/conditions", "image/png").statusCode()).isEqualTo(406);
        assertThat(get("query/conditions.ttl", "*/*").statusCode()).isEqualTo(406);
        assertThat(get("query/conditions?page=0", "*/*").body()).contains("page = 0: expected 1 or more");
        assertThat(get("query/conditions?page=x", "*/*").body()).contains("expected a whole number");
        assertThat(get("query/conditions?trem=HP:0033606", "*/*").body()).contains("has no parameter trem");
        assertThat(get("query/associations-of-phenotype?page=1", "*/*").statusCode())
                .isEqualTo(400);
        HttpResponse<String> posted = client.send(
                HttpRequest.newBuilder(server.url().resolve("query/conditions"))
                        .POST(BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(posted.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(posted.body()).contains("METHOD_NOT_ALLOWED");
        HttpResponse<String> unknown = get("query/nothing", "*/*");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("UNKNOWN_QUERY").contains("Known: ");
    }

    @Test
    void is_not_answered_again_to_who_has_the_answer() throws IOException, InterruptedException {
        String tag =
                get("query/conditions.csv", "*/*").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = client.send(
                HttpRequest.newBuilder(server.url().resolve("query/conditions.csv"))
                        .header("Accept", "*/*")
                        .header("If-None-Match", "\"other\", W/" + tag)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        assertThat(get("query/conditions.csv?term=HP:0001871", "*/*").headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(Optional.of(tag));
        assertThat(get("query/nothing", "*/*").headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void is_not_looked_up_for_who_has_the_answer() throws IOException, InterruptedException {
        Marrow shortLived = Marrow.open();
        try (Server over = shortLived.serve(0, true)) {
            URI url = over.url().resolve("api/terms/HP:0033606");
            HttpRequest.Builder request = HttpRequest.newBuilder(url);
            String tag = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            shortLived.close();
            assertThat(client.send(
                                    request.copy().header("If-None-Match", tag).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(304);
            assertThat(client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(500);
        }
    }

    @Test
    void may_be_asked_by_pages_of_any_site_errors_too() throws IOException, InterruptedException {
        for (String path : List.of("query/conditions", "query/nothing", "api/terms/none", "nowhere")) {
            assertThat(get(path, "*/*").headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
        }
        HttpResponse<String> preflight = client.send(
                HttpRequest.newBuilder(URI.create(server.url() + "api/resolve"))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Methods")
                        .orElse(""))
                .contains("POST");
    }
}
