package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The routes of the workspace")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkspaceDoorsTest {

    private static final String TURTLE = ServedWorkspace.TURTLE;
    private static final String UPDATE = ServedWorkspace.UPDATE;
    private static final String LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>";

    private final HttpClient client = HttpClient.newHttpClient();
    private ServedWorkspace workspace;
    private URI url;
    private String writer;
    private String reader;
    private String release;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        workspace = new ServedWorkspace(folder);
        url = workspace.url();
        writer = workspace.writer();
        reader = workspace.reader();
        release = workspace.release();
    }

    @AfterAll
    void close() {
        workspace.close();
        client.close();
    }

    @AfterEach
    void empty() throws IOException, InterruptedException {
        assertThat(update("DROP ALL").statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> send(String method, String path, String type, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> write(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        return send(method, path, type, body, "Authorization", "Bearer " + writer);
    }

    private HttpResponse<String> update(String update) throws IOException, InterruptedException {
        return write("POST", "workspace/update", UPDATE, update);
    }

    private HttpResponse<String> ask(String path, String query) throws IOException, InterruptedException {
        return send("GET", path + "?query=" + encoded(query), "", "", "X-Api-Key", reader, "Accept", "text/csv");
    }

    private List<String> rows(String query) throws IOException, InterruptedException {
        return ask("workspace/sparql", query).body().lines().skip(1).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String graph(String iri) {
        return "workspace/data?graph=" + encoded(iri);
    }

    private int data(String method, String path, String body) throws IOException, InterruptedException {
        return write(method, path, body.isEmpty() ? "" : TURTLE, body).statusCode();
    }

    @Test
    void know_no_other_method() throws IOException, InterruptedException {
        HttpResponse<String> refused = write("PATCH", graph("urn:g"), TURTLE, "x");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains(WorkspaceGraphs.METHODS);
    }

    @Test
    void make_a_graph_of_what_is_posted_without_a_name_for_it() throws IOException, InterruptedException {
        HttpResponse<String> made = write("POST", "workspace/data", TURTLE, "<urn:a> <urn:p> 'new' .");
        assertThat(made.statusCode()).isEqualTo(201);
        String location = made.headers().firstValue("Location").orElse("");
        assertThat(write("GET", location, "", "").body()).contains("new");
        assertThat(rows("SELECT ?g { GRAPH ?g { <urn:a> <urn:p> 'new' } }")).containsExactly(location);
    }

    @Test
    void put_quads_into_the_graphs_that_they_name() throws IOException, InterruptedException {
        assertThat(write("POST", "workspace/data", "application/n-quads", "<urn:a> <urn:p> <urn:b> <urn:g> .\n")
                        .statusCode())
                .isEqualTo(204);
        assertThat(rows("SELECT ?g { GRAPH ?g { <urn:a> ?p ?o } }")).containsExactly("urn:g");
        assertThat(write("POST", graph("urn:h"), "application/n-quads", "<urn:a> <urn:p> <urn:b> <urn:g> .\n")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void take_the_files_of_a_form() throws IOException, InterruptedException {
        String body = String.join(
                "\r\n",
                "--x",
                "Content-Disposition: form-data; name=\"one\"; filename=\"one.ttl\"",
                "Content-Type: application/octet-stream",
                "",
                "<urn:a> <urn:p> 1 .",
                "--x",
                "Content-Disposition: form-data; name=\"two\"; filename=\"two\"",
                "Content-Type: application/n-triples",
                "",
                "<urn:a> <urn:p> <urn:b> .",
                "--x--",
                "");
        assertThat(write("POST", graph("urn:g"), "multipart/form-data; boundary=x", body)
                        .statusCode())
                .isEqualTo(201);
        assertThat(rows("SELECT ?o { GRAPH <urn:g> { <urn:a> <urn:p> ?o } }")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/turtle|<urn:a> <urn:p>|400|RDF_INVALID",
                "text/csv|a,b|415|UNSUPPORTED_MEDIA_TYPE",
                "application/rdf+xml|<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='urn:'><rdf:Description rdf:about='urn:a'><e:p>&e;</e:p></rdf:Description></rdf:RDF>|400|RDF_INVALID"
            })
    void refuse_what_they_cannot_read_and_keep_what_there_was(String type, String body, int status, String code)
            throws IOException, InterruptedException {
        assertThat(data("PUT", graph("urn:g"), "<urn:a> <urn:p> 'before' .")).isEqualTo(201);
        HttpResponse<String> refused = write("PUT", graph("urn:g"), type, body);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(code);
        assertThat(rows("SELECT ?o { GRAPH <urn:g> { <urn:a> ?p ?o } }")).containsExactly("before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked"})
    void keep_nothing_of_an_upload_that_breaks_off_between_two_statements(String length)
            throws IOException, InterruptedException {
        String part = "<urn:a> <urn:p> 'half' .\n";
        String body = length.endsWith("chunked") ? Integer.toHexString(part.length()) + "\r\n" + part + "\r\n" : part;
        try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
            socket.getOutputStream()
                    .write(
                            "PUT /workspace/data?graph=urn:g HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: %s\r\nContent-Type: %s\r\n%s\r\n\r\n%s"
                                    .formatted(writer, TURTLE, length, body)
                                    .getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain(" 201 ");
        }
        assertThat(data("GET", graph("urn:g"), "")).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/ld+json"})
    void answer_400_to_brackets_without_an_end(String type) throws IOException, InterruptedException {
        String open = type.equals(TURTLE) ? "<urn:a> <urn:p> " + "[ <urn:p> ".repeat(100_000) : "[".repeat(100_000);
        HttpResponse<String> refused = write("POST", graph("urn:g"), type, open);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("RDF_INVALID");
    }

    @Test
    void refuse_bytes_that_are_not_UTF_8() throws IOException, InterruptedException {
        for (String path : List.of(graph("urn:g"), "workspace/update")) {
            byte[] body = "INSERT DATA { <urn:a> <urn:p> '\u00e9' }".getBytes(StandardCharsets.ISO_8859_1);
            var request = HttpRequest.newBuilder(url.resolve(path))
                    .headers("Authorization", "Bearer " + writer)
                    .headers("Content-Type", path.contains("update") ? UPDATE : TURTLE)
                    .POST(BodyPublishers.ofByteArray(body));
            assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void do_an_update_whole_or_not_at_all() throws IOException, InterruptedException {
        String update = "INSERT DATA { <urn:a> <urn:p> 1 } ; CLEAR GRAPH <urn:missing>";
        assertThat(update(update).statusCode()).isEqualTo(400);
        assertThat(rows("SELECT ?o { <urn:a> ?p ?o }")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT DATA { GRAPH <https://w3id.org/marrow/graph/hpo> { <urn:a> <urn:p> 1 } }",
                "COPY DEFAULT TO <https://w3id.org/marrow/graph/mine>",
                "INSERT { GRAPH ?g { <urn:a> <urn:p> 1 } } WHERE { BIND(<https://w3id.org/marrow/graph/x> AS ?g) }"
            })
    void leave_the_graphs_of_releases_alone(String update) throws IOException, InterruptedException {
        assertThat(update("INSERT DATA { <urn:a> <urn:p> 1 }").statusCode()).isEqualTo(204);
        HttpResponse<String> refused = update(update);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("NOT_ALLOWED", "https://w3id.org/marrow/graph/");
        assertThat(data("PUT", graph("https://w3id.org/marrow/graph/hpo"), "<urn:a> <urn:p> 1 ."))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE WHERE { ?s <java:org.example.Property> ?o }",
                "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o . ?s <java:org.example.Property> ?o }"
            })
    void call_no_property_of_Java(String update) throws IOException, InterruptedException {
        HttpResponse<String> refused = update(update);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("NOT_ALLOWED", "java:org.example.Property");
    }

    @Test
    void tell_no_wrong_length_of_a_graph_to_HEAD() throws IOException, InterruptedException {
        data("PUT", graph("urn:g"), "<urn:a> <urn:p> 1 .");
        HttpResponse<String> whole = write("GET", "workspace/data?graph=urn:g", TURTLE, "");
        HttpResponse<String> head = write("HEAD", "workspace/data?graph=urn:g", TURTLE, "");
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isIn(
                        Optional.empty(),
                        Optional.of(Integer.toString(whole.body().length())));
    }

    @Test
    void show_the_release_and_the_workspace_together_and_the_release_alone_elsewhere()
            throws IOException, InterruptedException {
        update(
                "INSERT DATA { <http://purl.obolibrary.org/obo/HP_0033606> <urn:note> 'mine' . GRAPH <urn:g> { <urn:a> <urn:p> 1 } }");
        String query = "SELECT ?label ?note { ?term %s ?label ; <urn:note> ?note }".formatted(LABEL);
        assertThat(rows(query)).containsExactly("Bone marrow maturation arrest,mine");
        assertThat(ask("release/" + release + "/workspace/sparql", query)
                        .body()
                        .lines()
                        .skip(1))
                .containsExactly("Bone marrow maturation arrest,mine");
        assertThat(ask("sparql", query).body().lines().skip(1)).isEmpty();
        assertThat(rows("SELECT ?g { GRAPH ?g { } } ORDER BY ?g"))
                .contains("urn:g", "https://w3id.org/marrow/graph/hpo");
        assertThat(rows("SELECT ?note FROM <urn:g> { ?s <urn:p> ?note }")).containsExactly("1");
        assertThat(rows("SELECT (COUNT(*) AS ?n) { <http://purl.obolibrary.org/obo/HP_0033606> ?p ?o }"))
                .isNotEqualTo(
                        ask("sparql", "SELECT (COUNT(*) AS ?n) { <http://purl.obolibrary.org/obo/HP_0033606> ?p ?o }")
                                .body()
                                .lines()
                                .skip(1)
                                .toList());
    }

    @Test
    void find_by_name_what_either_has() throws IOException, InterruptedException {
        String search =
                "SELECT ?thing ?text { (?thing ?text) <https://w3id.org/marrow/ns#search> \"bone marrow maturation arrest\" }";
        String released = "http://purl.obolibrary.org/obo/HP_0033606,Bone marrow maturation arrest";
        String mine = "urn:mine,Bone marrow maturation arrest of mine";
        assertThat(rows(search)).contains(released).doesNotContain(mine);
        update("INSERT DATA { <urn:mine> %s 'Bone marrow maturation arrest of mine' }".formatted(LABEL));
        assertThat(rows(search)).containsSubsequence(released, mine);
        update("DELETE WHERE { <urn:mine> ?p ?o }");
        assertThat(rows(search)).contains(released).doesNotContain(mine);
    }

    @Test
    void check_a_graph_against_shapes() throws IOException, InterruptedException {
        String shapes = """
                @prefix sh: <http://www.w3.org/ns/shacl#> .
                [] a sh:NodeShape ; sh:targetSubjectsOf <urn:p> ; sh:property [ sh:path <urn:p> ; sh:maxCount 1 ] .
                """;
        data("PUT", graph("urn:g"), "<urn:a> <urn:p> 1, 2 .");
        HttpResponse<String> report = write("POST", "workspace/shacl?graph=urn:g", TURTLE, shapes);
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.body()).contains("ValidationReport", "MaxCount").containsPattern("conforms>?\\s+false");
        assertThat(write("POST", "workspace/shacl", TURTLE, shapes).body()).containsPattern("conforms>?\\s+true");
        assertThat(write("POST", "workspace/shacl?graph=urn:h", TURTLE, shapes).statusCode())
                .isEqualTo(404);
    }

    @Test
    void ask_nobody_for_the_queries_of_shapes() throws IOException, InterruptedException {
        for (String way : List.of(
                "sh:prefixes [ sh:declare [ sh:prefix 'j' ; sh:namespace 'java:org.x.' ] ] ; sh:select 'SELECT $this { FILTER(j:f()) }'",
                "sh:select 'SELECT $this { SERVICE <http://localhost/> {} }'",
                "sh:select 'SELECT $this { FILTER(<\\\\u006Aava:org.x.f>()) }'")) {
            String shapes =
                    "@prefix sh: <http://www.w3.org/ns/shacl#> . [] a sh:NodeShape ; sh:targetSubjectsOf <urn:p> ; sh:sparql [ %s ] ."
                            .formatted(way);
            assertThat(write("POST", "workspace/shacl", TURTLE, shapes).body()).contains("NOT_ALLOWED");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, workspace/sparql?query=ASK%7B%7D",
        "GET, workspace/sparql/?query=ASK%7B%7D",
        "GET, workspace/./sparql?query=ASK%7B%7D",
        "GET, workspace/%73parql?query=ASK%7B%7D",
        "GET, workspace/data?default",
        "POST, workspace/update",
        "PUT, workspace/data?default",
        "POST, workspace/shacl",
        "DELETE, workspace/data?default"
    })
    void open_for_nobody_without_a_key(String method, String path) throws IOException, InterruptedException {
        for (String pinned : List.of("", "release/" + release + "/")) {
            HttpResponse<String> refused = send(method, pinned + path, "", "");
            assertThat(refused.statusCode()).as(pinned).isIn(401, 404);
            assertThat(refused.body()).doesNotContain("true");
        }
    }

    @Test
    void let_a_reader_read_and_not_write() throws IOException, InterruptedException {
        assertThat(ask("workspace/sparql", "ASK {}").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = send("PUT", graph("urn:g"), TURTLE, "<urn:a> <urn:p> 1 .", "X-Api-Key", reader);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("KEY_TOO_WEAK");
        assertThat(send("POST", "workspace/update", UPDATE, "CLEAR ALL", "X-Api-Key", reader)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void take_no_key_from_a_cookie_or_a_form() throws IOException, InterruptedException {
        assertThat(send(
                                "POST",
                                "workspace/update",
                                "application/x-www-form-urlencoded",
                                "update=CLEAR+ALL&key=" + writer,
                                "Cookie",
                                "Authorization=" + writer,
                                "Origin",
                                "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(401);
    }
}
