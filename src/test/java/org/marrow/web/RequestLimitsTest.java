package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;

@DisplayName("A request to the SPARQL endpoint")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class RequestLimitsTest {

    private static final int LIMIT = RequestLimits.OF_QUERIES.bytes();
    private static final String FORM = SparqlProtocolTest.FORM;
    private static final String DIRECT = SparqlProtocolTest.DIRECT;
    private static final String HEAD = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + DIRECT + "\r\n";

    private final Marrow marrow = Marrow.open();
    private final Server server = marrow.serve(0, true);
    private final PlainClient exchange = new PlainClient(server.url());

    @AfterAll
    void close() {
        exchange.close();
        server.close();
        marrow.close();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void require(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void may_be_as_large_as_the_limit() {
        String query = "ASK {}" + "\n".repeat(LIMIT - 6);
        assertThat(exchange.post("sparql", DIRECT, query).statusCode()).isEqualTo(200);
        require(exchange.post("sparql", DIRECT, query + "\n"), 413, "REQUEST_TOO_LARGE");
    }

    @Test
    void is_refused_by_its_length_before_any_of_it_has_come() throws IOException, InterruptedException {
        String answer = exchange.raw(out -> out.write(ascii(HEAD + "Content-Length: 50000000\r\n\r\n")));
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("Connection: close");
    }

    @Test
    void without_a_length_is_refused_at_the_limit() throws IOException, InterruptedException {
        AtomicLong sent = new AtomicLong();
        String answer = exchange.raw(out -> {
            out.write(ascii(HEAD + "Transfer-Encoding: chunked\r\n\r\n"));
            byte[] chunk = ascii("10000\r\n" + "x".repeat(1 << 16) + "\r\n");
            while (sent.get() < 1L << 32) {
                out.write(chunk);
                sent.addAndGet(1 << 16);
            }
        });
        assertThat(answer).startsWith("HTTP/1.1 413 ");
        assertThat(sent).hasValueLessThan(32L * LIMIT);
    }

    @Test
    void in_one_long_token_is_refused_at_once() {
        long began = System.nanoTime();
        require(exchange.post("sparql", DIRECT, "x".repeat(50_000_000)), 413, "REQUEST_TOO_LARGE");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void may_come_compressed() throws IOException {
        byte[] query = ascii("ASK {}");
        var deflated = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(deflated)) {
            deflate.write(query);
        }
        assertThat(exchange.post("sparql", DIRECT, gzipped(query), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(200);
        assertThat(exchange.post("sparql", DIRECT, deflated.toByteArray(), "Content-Encoding", "deflate")
                        .statusCode())
                .isEqualTo(200);
        require(exchange.post("sparql", DIRECT, query, "Content-Encoding", "br"), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void is_inflated_no_further_than_the_limit() throws IOException {
        byte[] bomb = gzipped(new byte[200_000_000]);
        assertThat(bomb).hasSizeLessThan(LIMIT);
        require(exchange.post("sparql", DIRECT, bomb, "Content-Encoding", "gzip"), 413, "REQUEST_TOO_LARGE");
    }

    @Test
    void is_not_inflated_to_many_times_its_size() throws IOException {
        byte[] blanks = gzipped(ascii("ASK {}" + " ".repeat(LIMIT / 2)));
        require(exchange.post("sparql", DIRECT, blanks, "Content-Encoding", "gzip"), 413, "REQUEST_TOO_LARGE");
    }

    @Test
    void that_is_no_gzip_or_ends_too_early_is_malformed() throws IOException {
        require(exchange.post("sparql", DIRECT, "ASK {}", "Content-Encoding", "gzip"), 400, "MALFORMED_REQUEST");
        byte[] whole = gzipped(ascii("ASK { # a comment that is long enough to be cut off \n }"));
        require(
                exchange.post("sparql", DIRECT, Arrays.copyOf(whole, whole.length / 2), "Content-Encoding", "gzip"),
                400,
                "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c3 28", "c0 af", "ed a0 80", "f5 80 80 80", "e2 82", "ff"})
    void that_is_not_UTF_8_is_malformed(String hex) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(ascii("ASK { ?s ?p \""));
        body.write(HexFormat.ofDelimiter(" ").parseHex(hex));
        body.write(ascii("\" }"));
        require(exchange.post("sparql", DIRECT, body.toByteArray()), 400, "MALFORMED_REQUEST");
        String encoded = "%" + hex.replace(" ", "%");
        require(exchange.post("sparql", FORM, "query=ASK%7B%7D%23" + encoded), 400, "MALFORMED_REQUEST");
        require(exchange.get("sparql?query=ASK%7B%7D%23" + encoded, "*/*"), 400, "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query=ASK%", "query=ASK%2", "query=ASK%zz", "query=ASK%u0041"})
    void with_percent_signs_that_encode_nothing_is_malformed(String form) {
        require(exchange.post("sparql", FORM, form), 400, "MALFORMED_REQUEST");
    }

    @Test
    void has_no_more_fields_than_the_limit() {
        String fields = "query=ASK%7B%7D" + "&a=1".repeat(RequestLimits.OF_QUERIES.fields() - 1);
        assertThat(exchange.post("sparql", FORM, fields).statusCode()).isEqualTo(200);
        require(exchange.post("sparql", FORM, fields + "&a=1"), 413, "REQUEST_TOO_LARGE");
        require(exchange.get("sparql?" + fields + "&a=1", "*/*"), 413, "REQUEST_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\nASK {}\r\n0\r\n\r\n", "-1\r\nASK {}\r\n", "fffffffffffffffff\r\nASK {}\r\n"})
    void with_a_chunk_of_no_size_is_malformed(String chunks) throws IOException, InterruptedException {
        String answer = exchange.raw(out -> out.write(ascii(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunks)));
        assertThat(answer).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void that_comes_too_slowly_is_given_up() throws IOException, InterruptedException {
        String answer = exchange.raw(out -> {
            out.write(ascii(HEAD + "Content-Length: 1000\r\n\r\n"));
            drip(out);
        });
        assertThat(answer)
                .as("the connection ends, since nobody waits for a short body")
                .isEmpty();
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        for (int i = 0; i < 1000; i++) {
            out.write(' ');
            out.flush();
            Thread.sleep(200);
        }
    }
}
