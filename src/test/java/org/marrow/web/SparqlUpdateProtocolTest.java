package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.marrow.app.Marrow;

/// The update tests of the SPARQL 1.1 protocol under their names in the W3C's test suite, as the endpoint for
/// queries meets them: it takes no update, however well-formed.
@DisplayName("The SPARQL protocol, update at the endpoint for queries")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparqlUpdateProtocolTest {

    private static final String DIRECT = "application/sparql-update";
    private static final String INSERT = "INSERT DATA { <urn:x:s> <urn:x:p> <urn:x:o> }";
    private static final String MODIFY = "INSERT { <urn:x:s> <urn:x:p> ?o } WHERE { ?s ?p ?o }";

    private final Marrow marrow = Marrow.open();
    private final Server server = marrow.serve(0, true);
    private final PlainClient exchange = new PlainClient(server.url());

    @AfterAll
    void close() {
        exchange.close();
        server.close();
        marrow.close();
    }

    private void requireRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(exchange.ask("ASK { ?s <urn:x:p> ?o }", "text/csv").body()).contains("false");
    }

    private HttpResponse<String> direct(String fields, String update) {
        return exchange.post("sparql?" + fields, DIRECT, update);
    }

    @Test
    void update_post_form() {
        requireRefused(exchange.post("sparql", SparqlProtocolTest.FORM, PlainClient.form("update", INSERT)));
    }

    @Test
    void update_post_direct() {
        requireRefused(exchange.post("sparql", DIRECT, INSERT));
    }

    @Test
    void update_dataset_default_graph() {
        requireRefused(direct(PlainClient.form("using-graph-uri", "urn:x:g"), MODIFY));
    }

    @Test
    void update_dataset_default_graphs() {
        requireRefused(direct(PlainClient.form("using-graph-uri", "urn:x:g", "using-graph-uri", "urn:x:h"), MODIFY));
    }

    @Test
    void update_dataset_named_graphs() {
        requireRefused(direct(PlainClient.form("using-named-graph-uri", "urn:x:g"), MODIFY));
    }

    @Test
    void update_dataset_full() {
        requireRefused(
                direct(PlainClient.form("using-graph-uri", "urn:x:g", "using-named-graph-uri", "urn:x:h"), MODIFY));
    }

    @Test
    void update_base_uri() {
        requireRefused(exchange.post("sparql", DIRECT, "BASE <http://example.org/> " + INSERT));
    }

    @Test
    void bad_update_get() {
        requireRefused(exchange.get("sparql?" + PlainClient.form("update", INSERT), "*/*"));
    }

    @Test
    void bad_multiple_updates() {
        requireRefused(
                exchange.post("sparql", SparqlProtocolTest.FORM, PlainClient.form("update", INSERT, "update", INSERT)));
    }

    @Test
    void bad_update_wrong_media_type() {
        requireRefused(exchange.post("sparql", "text/plain", INSERT));
    }

    @Test
    void bad_update_missing_form_type() {
        requireRefused(exchange.post("sparql", "", PlainClient.form("update", INSERT)));
    }

    @Test
    void bad_update_non_utf8() {
        requireRefused(exchange.post("sparql", DIRECT + "; charset=UTF-16", INSERT.getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void bad_update_syntax() {
        requireRefused(exchange.post("sparql", DIRECT, "INSERT XXX"));
    }

    @Test
    void bad_update_dataset_conflict() {
        requireRefused(direct(
                PlainClient.form("using-named-graph-uri", "urn:x:g"),
                "INSERT { <urn:x:s> <urn:x:p> ?o } USING <urn:x:h> WHERE { ?s ?p ?o }"));
    }
}
