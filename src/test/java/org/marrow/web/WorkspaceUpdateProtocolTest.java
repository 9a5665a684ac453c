package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The update tests of the SPARQL 1.1 protocol under their names in the W3C's test suite, at the endpoint that takes
/// updates.
@DisplayName("The SPARQL protocol, update at the workspace")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkspaceUpdateProtocolTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PATH = "workspace/update";
    private static final String INSERT = "INSERT DATA { GRAPH <urn:x:new> { <urn:x:s> <urn:x:p> <urn:x:o> } }";

    /// Puts down which documents the dataset of the update has.
    private static final String NOTE = "INSERT { GRAPH <urn:x:new> { ?document a <urn:x:Seen> } } WHERE { %s }";

    private static final String DEFAULT = "?document a <urn:x:Document>";
    private static final String NAMED = "GRAPH ?g { ?document a <urn:x:Document> }";
    private static final String EITHER = "{ %s } UNION { %s }".formatted(DEFAULT, NAMED);

    private ServedWorkspace workspace;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        workspace = new ServedWorkspace(folder);
    }

    @BeforeEach
    void fill() {
        assertThat(workspace
                        .update("DROP ALL ; INSERT DATA { GRAPH <urn:x:1> { <urn:x:d1> a <urn:x:Document> } "
                                + "GRAPH <urn:x:2> { <urn:x:d2> a <urn:x:Document> } "
                                + "GRAPH <urn:x:3> { <urn:x:d3> a <urn:x:Document> } }")
                        .statusCode())
                .isEqualTo(204);
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    private HttpResponse<String> direct(String update, String... fields) {
        return workspace.send("POST", PATH + "?" + PlainClient.form(fields), ServedWorkspace.UPDATE, update);
    }

    private void requireNew(String... subjects) {
        assertThat(workspace.rows("SELECT ?s { GRAPH <urn:x:new> { ?s ?p ?o } } ORDER BY ?s"))
                .containsExactly(subjects);
    }

    private static void requireDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private void requireRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        requireNew();
    }

    @Test
    void update_post_form() {
        requireDone(workspace.send("POST", PATH, FORM, PlainClient.form("update", INSERT)));
        requireNew("urn:x:s");
    }

    @Test
    void update_post_direct() {
        requireDone(direct(INSERT));
        requireNew("urn:x:s");
    }

    @Test
    void update_dataset_default_graph() {
        requireDone(direct(NOTE.formatted(DEFAULT), "using-graph-uri", "urn:x:1"));
        requireNew("urn:x:d1");
    }

    @Test
    void update_dataset_default_graphs() {
        requireDone(direct(NOTE.formatted(DEFAULT), "using-graph-uri", "urn:x:1", "using-graph-uri", "urn:x:2"));
        requireNew("urn:x:d1", "urn:x:d2");
    }

    @Test
    void update_dataset_named_graphs() {
        requireDone(
                direct(NOTE.formatted(EITHER), "using-named-graph-uri", "urn:x:1", "using-named-graph-uri", "urn:x:2"));
        requireNew("urn:x:d1", "urn:x:d2");
    }

    @Test
    void update_dataset_full() {
        requireDone(direct(NOTE.formatted(EITHER), "using-graph-uri", "urn:x:1", "using-named-graph-uri", "urn:x:2"));
        requireNew("urn:x:d1", "urn:x:d2");
    }

    @Test
    void update_base_uri() {
        requireDone(direct("BASE <http://example.org/> INSERT DATA { GRAPH <urn:x:new> { <given> <p> <o> } }"));
        requireDone(direct("INSERT DATA { GRAPH <urn:x:new> { <left-to-the-service> <p> <o> } }"));
        requireNew("http://example.org/given", workspace.url() + "workspace/left-to-the-service");
    }

    @Test
    void bad_update_get() {
        requireRefused(workspace.send("GET", PATH + "?" + PlainClient.form("update", INSERT), "", ""), 405);
    }

    @Test
    void bad_multiple_updates() {
        requireRefused(
                workspace.send("POST", PATH, FORM, PlainClient.form("update", INSERT, "update", "CLEAR ALL")), 400);
    }

    @Test
    void bad_update_wrong_media_type() {
        requireRefused(workspace.send("POST", PATH, "text/plain", INSERT), 415);
    }

    @Test
    void bad_update_missing_form_type() {
        requireRefused(workspace.send("POST", PATH, "", PlainClient.form("update", INSERT)), 415);
    }

    @Test
    void bad_update_non_utf8() {
        String latin = "INSERT DATA { GRAPH <urn:x:new> { <urn:x:s> <urn:x:p> 'caf\u00e9' } }";
        requireRefused(
                workspace.send(
                        "POST",
                        PATH,
                        ServedWorkspace.UPDATE + "; charset=UTF-16",
                        new String(latin.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1)),
                415);
    }

    @Test
    void bad_update_syntax() {
        requireRefused(direct("INSERT XXX"), 400);
    }

    @Test
    void bad_update_dataset_conflict() {
        requireRefused(
                direct(
                        "INSERT { GRAPH <urn:x:new> { ?s a <urn:x:Seen> } } USING <urn:x:1> WHERE { ?s ?p ?o }",
                        "using-named-graph-uri",
                        "urn:x:2"),
                400);
    }
}
