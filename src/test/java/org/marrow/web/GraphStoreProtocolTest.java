package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The tests of the Graph Store Protocol under their names in the W3C's test suite and in its order, since each
/// goes on from what those before have left; on data of our own.
@DisplayName("The Graph Store Protocol at the workspace")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GraphStoreProtocolTest {

    private static final String STORE = "workspace/data";
    private static final String JOHN = "<urn:x:1> <urn:x:card> [ <urn:x:fn> 'John' ] .";
    private static final String JANE = "<urn:x:1> <urn:x:card> [ <urn:x:fn> 'Jane' ] .";
    private static final String ALICE = "[] <urn:x:card> [ <urn:x:given> 'Alice' ] .";

    private ServedWorkspace workspace;
    private String made = "";

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        workspace = new ServedWorkspace(folder);
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    /// The path of a graph that is identified by its own URL.
    private static String direct(String name) {
        return STORE + "/person/" + name;
    }

    private String indirect(String name) {
        return STORE + "?"
                + PlainClient.form(
                        "graph", workspace.url().resolve(direct(name)).toString());
    }

    private int send(String method, String path, String turtle) {
        return workspace
                .send(method, path, turtle.isEmpty() ? "" : ServedWorkspace.TURTLE, turtle)
                .statusCode();
    }

    private void requireGraph(String path, String turtle) {
        HttpResponse<String> answer = workspace.send("GET", path, "", "", "Accept", "text/turtle");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/turtle");
        assertThat(graph(answer.body()).isIsomorphicWith(graph(turtle)))
                .as(answer.body())
                .isTrue();
    }

    private static Graph graph(String turtle) {
        return RDFParser.fromString(turtle, Lang.TURTLE).toGraph();
    }

    @Test
    @Order(1)
    void put__initial_state() {
        assertThat(send("PUT", indirect("1.ttl"), JOHN)).isEqualTo(201);
    }

    @Test
    @Order(2)
    void get_of_put__initial_state() {
        requireGraph(indirect("1.ttl"), JOHN);
        requireGraph(direct("1.ttl"), JOHN);
    }

    @Test
    @Order(3)
    void put__graph_already_in_store() {
        assertThat(send("PUT", direct("1.ttl"), JANE)).isEqualTo(204);
    }

    @Test
    @Order(4)
    void get_of_put__graph_already_in_store() {
        requireGraph(direct("1.ttl"), JANE);
    }

    /// Deviates from the suite's 201: the default graph is always there, so it is not made.
    @Test
    @Order(5)
    void put__default_graph() {
        assertThat(send("PUT", STORE + "?default", ALICE)).isEqualTo(204);
    }

    @Test
    @Order(6)
    void get_of_put__default_graph() {
        requireGraph(STORE + "?default", ALICE);
    }

    @Test
    @Order(7)
    void put__mismatched_payload() {
        assertThat(workspace
                        .send("PUT", direct("1.ttl"), "application/rdf+xml", JOHN)
                        .statusCode())
                .isEqualTo(400);
        requireGraph(direct("1.ttl"), JANE);
    }

    @Test
    @Order(8)
    void delete__existing_graph() {
        assertThat(send("PUT", direct("2.ttl"), JOHN)).isEqualTo(201);
        assertThat(send("DELETE", direct("2.ttl"), "")).isEqualTo(204);
    }

    @Test
    @Order(9)
    void get_of_delete__existing_graph() {
        assertThat(send("GET", direct("2.ttl"), "")).isEqualTo(404);
    }

    @Test
    @Order(10)
    void delete__nonexistent_graph() {
        assertThat(send("DELETE", direct("2.ttl"), "")).isEqualTo(404);
    }

    @Test
    @Order(11)
    void post__existing_graph() {
        assertThat(send("POST", direct("1.ttl"), "<urn:x:1> <urn:x:name> 'Jane' ."))
                .isEqualTo(204);
    }

    @Test
    @Order(12)
    void get_of_post__existing_graph() {
        requireGraph(direct("1.ttl"), JANE + "<urn:x:1> <urn:x:name> 'Jane' .");
    }

    @Test
    @Order(13)
    void post__multipart_formdata() {
        String body = """
                --edge
                Content-Disposition: form-data; name="last"; filename="last.ttl"
                Content-Type: text/turtle; charset=utf-8

                <urn:x:1> <urn:x:family> 'Doe' .
                --edge
                Content-Disposition: form-data; name="first"; filename="first.ttl"
                Content-Type: text/turtle; charset=utf-8

                <urn:x:1> <urn:x:given> 'Jane' .
                --edge--
                """.replace("\n", "\r\n");
        assertThat(workspace
                        .send("POST", direct("1.ttl"), "multipart/form-data; boundary=edge", body)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    @Order(14)
    void get_of_post__multipart_formdata() {
        requireGraph(
                direct("1.ttl"),
                JANE + "<urn:x:1> <urn:x:name> 'Jane' ; <urn:x:family> 'Doe' ; <urn:x:given> 'Jane' .");
    }

    @Test
    @Order(15)
    void post__create__new_graph() {
        HttpResponse<String> answer = workspace.send("POST", STORE, ServedWorkspace.TURTLE, ALICE);
        assertThat(answer.statusCode()).isEqualTo(201);
        made = answer.headers().firstValue("Location").orElse("");
        assertThat(URI.create(made).getPath()).startsWith("/" + STORE + "/");
    }

    @Test
    @Order(16)
    void get_of_post__create__new_graph() {
        requireGraph(made, ALICE);
    }

    @Test
    @Order(17)
    void get_of_post__after_noop() {
        assertThat(send("POST", made, "# nothing")).isEqualTo(204);
        requireGraph(made, ALICE);
    }

    @Test
    @Order(18)
    void head_on_an_existing_graph() {
        HttpResponse<String> answer = workspace.send("HEAD", direct("1.ttl"), "", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    @Order(19)
    void head_on_a_nonexisting_graph() {
        assertThat(send("HEAD", direct("4.ttl"), "")).isEqualTo(404);
    }
}
