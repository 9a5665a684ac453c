package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A listener on this machine stands for all the world; URL in what is sent is its own.
@DisplayName("Nothing is fetched from elsewhere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingFetchedTest {

    private static final int PATIENCE_MILLIS = 200;

    private ServedWorkspace workspace;
    private ServerSocket listener;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        workspace = new ServedWorkspace(folder);
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterAll
    void close() throws IOException {
        listener.close();
        workspace.close();
    }

    private String filled(String text) {
        return text.replace("URL", "http://127.0.0.1:" + listener.getLocalPort());
    }

    private void requireSilence() {
        assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void as_a_listener_that_hears_would_tell() throws IOException {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
                Socket heard = listener.accept()) {
            assertThat(heard.isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <URL/> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <URL/> { ?s ?p ?o } }",
                "SELECT * { VALUES ?service { <URL/> } SERVICE ?service { ?s ?p ?o } }",
                "SELECT * { { SELECT * { SERVICE <URL/> { ?s ?p ?o } } } }",
                "SELECT * { FILTER NOT EXISTS { SERVICE <URL/> { ?s ?p ?o } } }",
                "SELECT * { SERVICE <cache:URL/> { ?s ?p ?o } }",
                "DESCRIBE ?s { SERVICE <URL/> { ?s ?p ?o } }",
                "CONSTRUCT WHERE { SERVICE <URL/> { ?s ?p ?o } }"
            })
    void by_SERVICE(String query) {
        for (String path : new String[] {"sparql", "workspace/sparql"}) {
            HttpResponse<String> refused = workspace.send("POST", path, "application/sparql-query", filled(query));
            assertThat(refused.statusCode()).as(path).isBetween(400, 499);
        }
        requireSilence();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM <URL/x.ttl> { ?s ?p ?o }",
                "SELECT * FROM NAMED <URL/x.ttl> { GRAPH ?g { ?s ?p ?o } }",
                "SELECT * { GRAPH <URL/x.ttl> { ?s ?p ?o } }",
                "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }"
            })
    void by_FROM_or_GRAPH(String query) {
        for (String path : new String[] {"sparql", "workspace/sparql"}) {
            HttpResponse<String> empty =
                    workspace.send("POST", path, "application/sparql-query", filled(query), "Accept", "text/csv");
            assertThat(empty.statusCode()).as(empty.body()).isEqualTo(200);
            assertThat(empty.body().lines()).as(path).hasSize(1);
        }
        requireSilence();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default-graph-uri", "named-graph-uri"})
    void by_a_dataset_of_the_protocol(String field) {
        String asked = PlainClient.form(field, filled("URL/x.ttl"), "query", "SELECT * { ?s ?p ?o }");
        for (String path : new String[] {"sparql", "workspace/sparql"}) {
            HttpResponse<String> empty = workspace.send("GET", path + "?" + asked, "", "", "Accept", "text/csv");
            assertThat(empty.body().lines()).as(path).hasSize(1);
        }
        requireSilence();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/ld+json|PUT|workspace/data?default|{\"@context\":\"URL/c\",\"p\":1}|400",
                "application/ld+json|PUT|workspace/data?default|{\"@context\":[\"URL/c\",{}],\"p\":1}|400",
                "application/ld+json|PUT|workspace/data?default|{\"@context\":{\"@import\":\"URL/c\"},\"p\":1}|400",
                "application/ld+json|PUT|workspace/data?default|{\"@context\":{\"p\":{\"@id\":\"urn:p\",\"@context\":\"URL/c\"}},\"p\":{\"q\":1}}|400",
                "application/ld+json|POST|workspace/shacl|{\"@context\":\"URL/c\",\"p\":1}|400",
                "application/rdf+xml|PUT|workspace/data?default|<!DOCTYPE x SYSTEM 'URL/d'><x/>|400",
                "application/sparql-update|POST|workspace/update|LOAD <URL/x>|403",
                "application/sparql-update|POST|workspace/update|LOAD SILENT <URL/x>|403",
                "application/sparql-update|POST|workspace/update|LOAD <URL/x> INTO GRAPH <urn:g>|403",
                "application/sparql-update|POST|workspace/update|LOAD <file:///etc/hostname>|403",
                "application/sparql-update|POST|workspace/update|INSERT { ?s ?p ?o } WHERE { SERVICE <URL/> { ?s ?p ?o } }|403",
                "application/sparql-update|POST|workspace/update|INSERT { <urn:a> <urn:p> 1 } WHERE { FILTER EXISTS { SERVICE <URL/> { ?s ?p ?o } } }|403",
                "application/sparql-update|POST|workspace/update|INSERT { ?s ?p 1 } WHERE { { SELECT * { SERVICE SILENT <URL/> { ?s ?p ?o } } } }|403",
                "text/turtle|POST|workspace/shacl|[] a <http://www.w3.org/ns/shacl#NodeShape> ; <http://www.w3.org/ns/shacl#sparql> [ <http://www.w3.org/ns/shacl#select> 'SELECT * { SERVICE <URL/> { $this ?p ?o } }' ] .|403"
            })
    void by_what_is_written_to_the_workspace(String type, String method, String path, String body, int status) {
        HttpResponse<String> refused = workspace.send(method, path, type, filled(body));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        requireSilence();
    }
}
