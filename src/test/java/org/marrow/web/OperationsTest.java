package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;
import org.marrow.lookup.Json;

@DisplayName("A service that others depend on")
@Timeout(60)
class OperationsTest {

    private static final String SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
    private static final String QUERY_SECRET = "no-one-may-read-this";

    @TempDir
    Path folder;

    private final Marrow marrow = Marrow.open();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Server> servers = new ArrayList<>();

    @AfterEach
    void close() {
        servers.forEach(Server::close);
        client.shutdownNow();
        marrow.close();
    }

    private URI start(String... options) {
        var reader = new SettingsReader().option("http.port=0").option("log.access=off");
        List.of(options).forEach(reader::option);
        Server server = marrow.serve(reader.read());
        servers.add(server);
        return server.url();
    }

    private static String sparql(String query) {
        return "sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(URI url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> begin(URI url) {
        return client.sendAsync(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void lives_and_is_ready() throws Exception {
        URI url = start("health.time=20s");
        HttpResponse<String> live = get(url.resolve("health/live"));
        assertThat(live.body()).isEqualTo("{\"status\":\"live\"}");
        assertThat(header(live, "Cache-Control")).isEqualTo("no-store");
        HttpResponse<String> ready = get(url.resolve("health/ready"));
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("\"status\":\"ready\"").contains(marrow.release());
    }

    @Test
    void answers_health_checks_and_look_ups_while_every_thread_for_queries_is_busy() throws Exception {
        URI url = start("http.threads=2", "http.waiting=4", "limits.time=6s", "stop.time=10ms", "health.time=20s");
        List<CompletableFuture<HttpResponse<String>>> slow = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            slow.add(begin(url.resolve(sparql(SLOW))));
        }
        while (!get(url.resolve("metrics")).body().contains("marrow_requests_running 7.0")) {
            Thread.sleep(10);
        }
        HttpResponse<String> refused = get(url.resolve(sparql("ASK {}")));
        assertThat(refused.body()).contains("SERVICE_BUSY");
        assertThat(header(refused, "Retry-After")).isEqualTo("1");
        assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo("*");
        for (String path : List.of("health/live", "health/ready", "metrics", "api/limits")) {
            assertThat(get(url.resolve(path)).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(slow).as("queries that wait or run").anyMatch(query -> !query.isDone());
    }

    @Test
    void counts_requests_by_route_and_queries_by_name_and_outcome() throws Exception {
        URI url = start("limits.time=200ms");
        get(url.resolve("query/conditions.csv?term=HP:0033606"));
        get(url.resolve("query/conditions.csv?term=nonsense"));
        get(url.resolve("api/terms/HP:0033606"));
        get(url.resolve("release/" + marrow.release() + "/api/terms/HP:0001871"));
        get(url.resolve("some/where/else"));
        get(url.resolve(sparql("ASK {}")));
        get(url.resolve(sparql("ASK {")));
        get(url.resolve(sparql(SLOW)));
        assertThat(metrics(url))
                .contains("marrow_queries_seconds_count{outcome=\"ok\",query=\"conditions\"} 1")
                .contains("marrow_queries_seconds_count{outcome=\"caller\",query=\"conditions\"} 1")
                .contains("marrow_queries_seconds_count{outcome=\"ok\",query=\"sparql\"} 1")
                .contains("marrow_queries_seconds_count{outcome=\"caller\",query=\"sparql\"} 1")
                .contains("marrow_queries_seconds_count{outcome=\"stopped\",query=\"sparql\"} 1")
                .contains("marrow_query_rows_total{query=\"conditions\"} 6.0")
                .contains("marrow_requests_seconds_count{method=\"GET\",route=\"/api/terms/{id}\",status=\"200\"} 2")
                .contains("marrow_requests_seconds_count{method=\"GET\",route=\"other\",status=\"404\"} 1")
                .contains("marrow_queries_running 0.0")
                .contains("marrow_releases_open 1.0")
                .contains("marrow_release_info{release=\"" + marrow.release() + "\"} 1")
                .contains("jvm_memory_used_bytes{area=\"heap\"")
                .contains("jvm_gc_");
    }

    /// The metrics, once a query is counted as stopped: a request is over a little after its answer.
    private String metrics(URI url) throws Exception {
        String text = get(url.resolve("metrics")).body();
        while (!text.contains("outcome=\"stopped\"") || !text.contains("marrow_queries_running 0.0")) {
            Thread.sleep(20);
            text = get(url.resolve("metrics")).body();
        }
        return text;
    }

    @Test
    void logs_each_request_as_a_line_of_JSON_without_secrets() throws Exception {
        Path log = folder.resolve("access.log");
        URI url = start("log.access=" + log, "http.proxies=127.0.0.1");
        String query = "SELECT * { ?s ?p \"" + QUERY_SECRET + "\" }";
        get(url.resolve(sparql(query)), "X-Forwarded-For", "evil, 192.0.2.7", "User-Agent", "a\"b\tc");
        get(url.resolve("query/conditions?term=HP:0033606"), "Authorization", "Bearer " + QUERY_SECRET);
        get(url.resolve("api/limits?key=" + QUERY_SECRET), "X-Api-Key", QUERY_SECRET);
        servers.forEach(Server::close);
        servers.clear();
        String text = Files.readString(log);
        assertThat(text).doesNotContain(QUERY_SECRET);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(Json.mapper().readTree(line));
        }
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).get("client").asText()).isEqualTo("192.0.2.7");
        assertThat(lines.get(0).get("route").asText()).isEqualTo("/sparql");
        assertThat(lines.get(0).get("digest").asText()).matches("[0-9a-f]{16}");
        assertThat(lines.get(0).get("agent").asText()).isEqualTo("a\"b\tc");
        assertThat(lines.get(1).get("query").asText()).isEqualTo("conditions");
        assertThat(lines.get(1).get("rows").asInt()).isEqualTo(6);
        assertThat(lines.get(1).get("release").asText()).isEqualTo(marrow.release());
        assertThat(lines.get(2).get("path").asText()).isEqualTo("/api/limits");
        assertThat(lines.get(2).get("error").asText()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void logs_queries_where_that_is_asked_for_and_believes_no_stranger_about_who_asks() throws Exception {
        Path log = folder.resolve("access.log");
        URI url = start("log.access=" + log, "log.query-text=true");
        get(url.resolve(sparql("ASK { <urn:a> ?p ?o }")), "X-Forwarded-For", "192.0.2.7");
        servers.forEach(Server::close);
        servers.clear();
        JsonNode line = Json.mapper().readTree(Files.readString(log));
        assertThat(line.get("text").asText()).isEqualTo("ASK { <urn:a> ?p ?o }");
        assertThat(line.get("client").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void begins_a_new_log_file_when_one_is_full() throws Exception {
        Path log = folder.resolve("access.log");
        try (var out = new LogFile(log, 10, 3)) {
            for (String line : List.of("first-1\n", "second2\n", "third-3\n", "fourth4\n")) {
                out.write(line.getBytes(StandardCharsets.UTF_8), 0, line.length());
            }
        }
        assertThat(Files.readString(log)).isEqualTo("fourth4\n");
        assertThat(Files.readString(folder.resolve("access.log.1"))).isEqualTo("third-3\n");
        assertThat(Files.readString(folder.resolve("access.log.2"))).isEqualTo("second2\n");
        assertThat(folder.resolve("access.log.3")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api/", "errors", "nowhere", "sparql", "query", "api/limits", "health/live"})
    void sends_the_headers_that_make_answers_safe(String path) throws Exception {
        HttpResponse<String> response = get(start().resolve(path));
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(response, "Server")).isEmpty();
        if (header(response, "Content-Type").startsWith("text/html")) {
            assertThat(header(response, "Content-Security-Policy")).contains("default-src 'none'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TRACE / HTTP/1.1|405",
                "GET /%zz HTTP/1.1|400",
                "NONSENSE|400",
                "GET /health/live HTTP/1.1\\r\\nHost: again|400",
                "POST /sparql HTTP/1.1\\r\\nContent-Length: 3\\r\\nTransfer-Encoding: chunked|400"
            })
    void refuses_what_is_not_HTTP_without_a_word_about_its_inside(String request, int status) throws Exception {
        String answer = raw(start(), request.translateEscapes() + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("jetty")
                .doesNotContain("exception");
    }

    @Test
    void refuses_headers_that_are_too_long() throws Exception {
        URI url = start("http.header-bytes=2KB");
        assertThat(get(url, "X-Long", "a".repeat(3000)).statusCode()).isEqualTo(431);
        assertThat(get(url.resolve("api/" + "a".repeat(3000))).statusCode()).isEqualTo(414);
    }

    private static String raw(URI url, String request) throws IOException {
        try (var socket = new Socket("localhost", url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void lets_a_running_request_end_when_it_stops_and_takes_no_other() throws Exception {
        URI url = start("limits.time=1s", "stop.time=20s");
        Server server = servers.removeFirst();
        CompletableFuture<HttpResponse<String>> running = begin(url.resolve(sparql(SLOW)));
        awaitQuery(url);
        try (var kept = accepted(url)) {
            CompletableFuture<Boolean> stopping = CompletableFuture.supplyAsync(server::stop);
            while (isListening(url)) {
                Thread.sleep(10);
            }
            kept.getOutputStream().write(ask("/health/ready").getBytes(StandardCharsets.UTF_8));
            byte[] answer = new byte[12];
            assertThat(kept.getInputStream().readNBytes(answer, 0, answer.length))
                    .isEqualTo(answer.length);
            assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 503");
            assertThat(stopping.get()).as("everything had its answer").isTrue();
        }
        assertThat(running.get().statusCode()).isEqualTo(503);
        assertThat(running.get().body()).isNotEmpty();
    }

    @Test
    void cuts_what_still_runs_when_the_time_to_stop_is_over() throws Exception {
        URI url = start("limits.time=5s", "stop.time=200ms");
        CompletableFuture<HttpResponse<String>> running = begin(url.resolve(sparql(SLOW)));
        awaitQuery(url);
        assertThat(servers.removeFirst().stop()).isFalse();
        assertThat(running.handle((answer, failure) -> failure != null).get()).isTrue();
    }

    private void awaitQuery(URI url) throws Exception {
        while (!get(url.resolve("metrics")).body().contains("marrow_queries_running 1.0")) {
            Thread.sleep(10);
        }
    }

    /// A connection that the service knows: one that waits to be accepted is no matter of a stop.
    private static Socket accepted(URI url) throws IOException {
        var socket = new Socket("localhost", url.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(ask("/health/live").getBytes(StandardCharsets.UTF_8));
        int next;
        do {
            next = socket.getInputStream().read();
        } while (next != '}');
        return socket;
    }

    private static boolean isListening(URI url) {
        try (var _ = new Socket("localhost", url.getPort())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String ask(String path) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path);
    }

    @Test
    void takes_bodies_as_long_as_they_may_be() throws Exception {
        URI url = start();
        String query = "ASK {}" + "\n".repeat(300_000);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(url.resolve("sparql"))
                        .header("Content-Type", "application/sparql-query")
                        .header("Accept", "text/csv")
                        .POST(BodyPublishers.ofString(query))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("true");
    }
}
