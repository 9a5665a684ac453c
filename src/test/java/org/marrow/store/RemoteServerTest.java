package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.Var;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.marrow.engine.Endpoint;
import org.marrow.model.MarrowException;

@DisplayName("A SPARQL server that is not ours")
@Timeout(60)
class RemoteServerTest {

    private static final Query QUERY = QueryFactory.create("SELECT ?x { ?x ?y ?z }");
    private static final String ROW = "{\"x\": {\"type\": \"uri\", \"value\": \"urn:x\"}}";
    private static final String BEGINNING = "{\"head\": {\"vars\": [\"x\"]}, \"results\": {\"bindings\": [";

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> headers = new ArrayList<>();
    private volatile int status = 200;
    private volatile boolean isSilent;
    private volatile boolean isStalling;
    private HttpServer http = emptyServer();

    private static HttpServer emptyServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", exchange -> {
            asked.incrementAndGet();
            headers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (isSilent) {
                await();
            }
            exchange.getResponseHeaders().set("Content-Type", "application/sparql-results+json");
            exchange.getResponseHeaders().set("Location", "http://localhost:1/elsewhere");
            exchange.sendResponseHeaders(status, 0);
            var out = exchange.getResponseBody();
            out.write((BEGINNING + (ROW + ", ").repeat(10_000)).getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (isStalling) {
                await();
            }
            out.write((ROW + "]}}").getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        http.start();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        http.stop(0);
    }

    private RemoteServer server(Duration answering, int connections) {
        URI address = URI.create("http://localhost:" + http.getAddress().getPort() + "/sparql");
        return new RemoteServer(
                RemoteServer.Addresses.of(address),
                Optional.of("anna:secret"),
                new RemoteServer.Limits(Duration.ofSeconds(5), answering, connections));
    }

    @Test
    void gives_rows_as_they_come() {
        isStalling = true;
        try (RemoteServer server = server(Duration.ofMinutes(1), 1);
                Endpoint.Answer answer = server.select(QUERY, () -> false)) {
            assertThat(answer.next().get(Var.alloc("x")).getURI()).isEqualTo("urn:x");
        }
    }

    @Test
    void is_given_up_where_it_does_not_begin_to_answer_in_time() {
        isSilent = true;
        isLate();
    }

    @Test
    void is_given_up_where_its_answer_does_not_end_in_time() {
        isStalling = true;
        isLate();
    }

    private void isLate() {
        try (RemoteServer server = server(Duration.ofMillis(500), 1)) {
            assertThatThrownBy(() -> server.select(QUERY, row -> {}))
                    .isInstanceOf(MarrowException.class)
                    .hasMessageContaining("found no");
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void is_left_as_soon_as_nobody_waits_for_the_answer() {
        for (boolean isBegun : new boolean[] {true, false}) {
            isStalling = isBegun;
            isSilent = !isBegun;
            var isStopped = new AtomicBoolean();
            try (RemoteServer server = server(Duration.ofMinutes(1), 1)) {
                Thread.ofVirtual().start(() -> {
                    try {
                        Thread.sleep(300);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    isStopped.set(true);
                });
                assertThatThrownBy(() -> {
                            try (Endpoint.Answer answer = server.select(QUERY, isStopped::get)) {
                                answer.forEachRemaining(row -> {});
                            }
                        })
                        .isInstanceOf(QueryCancelledException.class);
            }
        }
    }

    @Test
    void is_asked_by_no_more_threads_at_once_than_it_may_be() throws InterruptedException {
        isStalling = true;
        try (RemoteServer server = server(Duration.ofMillis(700), 1);
                Endpoint.Answer first = server.select(QUERY, () -> false)) {
            var failure = new java.util.concurrent.atomic.AtomicReference<RuntimeException>();
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            server.select(QUERY, row -> {});
                        } catch (RuntimeException e) {
                            failure.set(e);
                        }
                    })
                    .join();
            assertThat(failure.get()).hasMessageContaining("found 1 questions at once");
            assertThat(asked).hasValue(1);
            try (Endpoint.Answer second = server.select(QUERY, () -> false)) {
                assertThat(second.hasNext()).as("the same thread may go on").isTrue();
            }
            assertThat(first).isNotNull();
        }
    }

    @Test
    void is_told_credentials_and_not_followed_elsewhere() {
        status = 302;
        try (RemoteServer server = server(Duration.ofSeconds(10), 1)) {
            assertThatThrownBy(() -> server.select(QUERY, row -> {}))
                    .hasMessageContaining("found the status 302")
                    .hasMessageNotContaining("secret");
        }
        assertThat(headers).containsExactly("Basic YW5uYTpzZWNyZXQ=");
    }
}
