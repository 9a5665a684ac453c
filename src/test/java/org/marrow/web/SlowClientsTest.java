package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.marrow.app.Marrow;

@DisplayName("A service with clients that are slow on purpose")
@Timeout(120)
class SlowClientsTest {

    private static final int CLIENTS = 40;

    /// Sooner than anything that slow clients hold is let go of.
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FLOOD =
            "GET /sparql?query=SELECT%20*%20%7B%3Fa%20%3Fb%20%3Fc%20.%20%3Fd%20%3Fe%20%3Ff%7D"
                    + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String HEADERS = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    private static final String BODY = "POST /sparql HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/sparql-query\r\nContent-Length: 5000\r\n\r\n";

    private final Marrow marrow = Marrow.open();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Socket> sockets = new ArrayList<>();
    private Server server = marrow.serve(0, true);

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        client.close();
        server.close();
        marrow.close();
    }

    private void start(String... options) {
        server.close();
        var reader = new SettingsReader().option("http.port=0").option("log.access=off");
        List.of(options).forEach(reader::option);
        server = marrow.serve(reader.read());
    }

    private void open(String beginning) throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            var socket = new Socket("localhost", server.url().getPort());
            sockets.add(socket);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        return get(path, PATIENCE);
    }

    private String get(String path, Duration patience) throws IOException, InterruptedException {
        URI url = server.url().resolve(path);
        HttpRequest request = HttpRequest.newBuilder(url).timeout(patience).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /// What a client notices who means well.
    private void requireService() throws IOException, InterruptedException {
        assertThat(get("health/live", SOON)).contains("live");
        assertThat(get("sparql?query=ASK%7B%7D", SOON)).contains("true");
        assertThat(get("api/limits", SOON)).contains("seconds");
    }

    /// Waits until the server has closed all connections but the one that asks; those that are open get a byte
    /// from time to time.
    private void awaitNone(boolean drips) throws IOException, InterruptedException {
        while (!get("metrics").contains("marrow_connections 1.0")) {
            for (Socket socket : drips ? sockets : List.<Socket>of()) {
                drip(socket);
            }
            Thread.sleep(50);
        }
    }

    /// The server has closed it, as it should, where this fails.
    private static void drip(Socket socket) {
        try {
            socket.getOutputStream().write('x');
        } catch (IOException e) {
            assertThat(e).as("why nothing can be sent").isNotNull();
        }
    }

    @Test
    void answers_others_while_many_do_not_read() throws Exception {
        start("http.idle=60s", "http.threads=100");
        requireService();
        open(FLOOD);
        requireService();
    }

    @Test
    void lets_go_of_those_who_do_not_read() throws Exception {
        start("http.idle=2s", "http.threads=100");
        open(FLOOD);
        awaitNone(false);
    }

    @Test
    void answers_others_while_bodies_drip_which_hold_no_thread() throws Exception {
        start("http.header-time=1s", "http.threads=2");
        open(BODY);
        requireService();
        awaitNone(true);
        assertThat(get("metrics")).contains("marrow_connections_closed_total{slow=\"body\"} " + (double) CLIENTS);
    }

    @Test
    void answers_others_while_headers_drip_which_hold_no_thread() throws Exception {
        start("http.header-time=1s", "http.threads=2");
        open(HEADERS);
        requireService();
        awaitNone(true);
        assertThat(get("metrics")).contains("marrow_connections_closed_total{slow=\"headers\"} " + (double) CLIENTS);
    }

    @Test
    void keeps_a_connection_that_is_idle_between_requests() throws Exception {
        start("http.header-time=100ms", "http.idle=20s");
        try (var socket = new Socket("localhost", server.url().getPort())) {
            socket.setSoTimeout(20_000);
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream()
                        .write("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                Thread.sleep(500);
                socket.getInputStream().skip(socket.getInputStream().available());
            }
        }
    }
}
