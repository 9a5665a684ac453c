package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;

@DisplayName("An answer that is not given to its end")
@Timeout(120)
class CutAnswersTest {

    static final List<String> TABLES = SparqlProtocolTest.TABLES;

    private static final String PAIRS = "SELECT * { ?a ?b ?c . ?d ?e ?f }";

    /// Comes slowly enough that a second of it is no burden.
    private static final String SPARSE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(RAND() < 0.01) }";

    private static final String ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

    private final Marrow marrow = Marrow.open();
    private Server server = marrow.serve(Settings.of(0, false));

    @AfterEach
    void close() {
        server.close();
        marrow.close();
    }

    private URI start(String... options) {
        server.close();
        var reader = new SettingsReader().option("http.port=0").option("log.access=off");
        List.of(options).forEach(reader::option);
        server = marrow.serve(reader.read());
        return server.url();
    }

    /// All that comes until the connection ends, which is after a whole answer only if that is asked for.
    private static String raw(URI url, String query, String accept) throws IOException {
        return raw(url, query, accept, "Connection: close\r\n");
    }

    private static String raw(URI url, String query, String accept, String header) throws IOException {
        try (var socket = new Socket("localhost", url.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request(query, accept, header).getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String request(String query, String accept, String header) {
        return "GET /sparql?query=%s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\n%s\r\n"
                .formatted(URLEncoder.encode(query, StandardCharsets.UTF_8), accept, header);
    }

    @ParameterizedTest
    @FieldSource("TABLES")
    void ends_with_a_line_of_no_format_and_a_broken_transfer_where_it_has_too_many_rows(String accept)
            throws IOException {
        String answer = raw(start("limits.rows=5000"), PAIRS, accept, "");
        assertThat(answer).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked");
        assertThat(answer).contains("\n\"marrow: this answer was cut off. Found an answer of more than 5000 rows");
        assertThat(answer).doesNotEndWith("\r\n0\r\n\r\n");
    }

    @Test
    void breaks_the_transfer_for_a_query_that_was_posted() throws IOException {
        try (var socket = new Socket("localhost", start("limits.rows=5000").getPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write(
                            "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: %d\r\n\r\n%s"
                                    .formatted(PAIRS.length(), PAIRS)
                                    .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("\n\"marrow: this answer was cut off. Found an answer of more than 5000 rows")
                    .doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"limits.bytes=200KB, more than 200000 bytes", "limits.time=2s, Stopped after 2 s"})
    void says_which_limit_it_met(String limit, String reason) throws IOException {
        String answer = raw(start(limit), SPARSE, "text/csv");
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotEndWith("\r\n0\r\n\r\n");
        assertThat(answer.substring(answer.indexOf("marrow: this answer was cut off")))
                .contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limits.rows=5", "limits.bytes=2KB"})
    void is_a_problem_where_nothing_of_it_was_sent(String limit) throws IOException {
        String answer = raw(start(limit), PAIRS + " LIMIT 100", "text/csv");
        assertThat(answer)
                .startsWith("HTTP/1.1 503")
                .contains("\"QUERY_STOPPED\"")
                .doesNotContain("cut off");
    }

    @Test
    void may_have_just_as_many_rows_as_the_limit() throws IOException {
        String answer = raw(start("limits.rows=5"), PAIRS + " LIMIT 5", "text/csv");
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("cut off");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4).lines()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void is_not_waited_for_longer_than_its_time_however_slowly_it_is_read() throws Exception {
        URI url = start("limits.time=5s");
        String graph =
                "CONSTRUCT { ?a ?e ?f } { { SELECT DISTINCT ?a { ?a ?b ?c } } { SELECT DISTINCT ?e ?f { ?d ?e ?f } } } LIMIT 100000";
        try (var client = new PlainClient(url);
                var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("localhost", url.getPort()));
            socket.getOutputStream()
                    .write(request(graph, "application/n-triples", "").getBytes(StandardCharsets.UTF_8));
            await(client, "1.0");
            for (int reads = 0; isRunning(client); reads++) {
                assertThat(reads).isLessThan(500);
                assertThat(socket.getInputStream().readNBytes(4_000)).isNotEmpty();
                Thread.sleep(20);
            }
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("marrow: this answer was cut off. Stopped after 5 s")
                    .doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    private static boolean isRunning(PlainClient client) {
        return client.get("metrics", "*/*").body().contains("marrow_queries_running 1.0");
    }

    @ParameterizedTest
    @CsvSource({"application/rdf+xml, 406", "application/ld+json, 406", "application/n-triples, 200"})
    void is_made_whole_in_memory_only_if_it_is_short(String accept, int status) throws IOException {
        String graph =
                "CONSTRUCT { ?a ?e ?f } { { SELECT DISTINCT ?a { ?a ?b ?c } } { SELECT DISTINCT ?e ?f { ?d ?e ?f } } } LIMIT 150000";
        assertThat(raw(start(), graph, accept)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void whose_caller_has_gone_is_not_worked_on_for_long() throws Exception {
        URI url = start("limits.time=10m");
        try (var client = new PlainClient(url)) {
            try (var socket = new Socket("localhost", url.getPort())) {
                socket.getOutputStream().write(request(ENDLESS, "text/csv", "").getBytes(StandardCharsets.UTF_8));
                await(client, "1.0");
            }
            await(client, "0.0");
        }
    }

    private static void await(PlainClient client, String running) throws InterruptedException {
        while (!client.get("metrics", "*/*").body().contains("marrow_queries_running " + running)) {
            Thread.sleep(20);
        }
    }
}
