package org.marrow.store;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.apache.jena.sparql.exec.http.QuerySendMode;
import org.apache.jena.sparql.graph.NodeTransformLib;
import org.apache.jena.tdb2.sys.NormalizeTermsTDB2;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// A SPARQL server of whatever make, by its standard protocols alone. May be shared between threads.
///
/// What is asked again after a failure changes nothing by being asked twice: queries, and writes that put statements
/// into a graph or take a graph away. Of answers that have begun nothing is asked again.
///
/// Source: [SPARQL 1.1 Protocol](https://www.w3.org/TR/sparql11-protocol/), [SPARQL 1.1 Graph Store HTTP
/// Protocol](https://www.w3.org/TR/sparql11-http-rdf-update/).
public final class RemoteServer implements AutoCloseable {

    private static final String TURTLE = "text/turtle; charset=utf-8";
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final int TRIES = 4;
    private static final long FIRST_PAUSE = 250;

    private final Addresses addresses;
    private final Limits limits;
    private final Map<String, String> headers;
    private final Semaphore connections;
    private final HttpClient client;

    /// Where a server is.
    ///
    /// @param query  the address of its query service
    /// @param graphs the address of its graph store, if it is to be written to
    public record Addresses(URI query, Optional<URI> graphs) {}

    /// What a server is given.
    ///
    /// @param connecting  how long it may take to connect
    /// @param answering   how long it may take to begin an answer, and to give all of it
    /// @param connections how much is asked at once, 1 or more
    public record Limits(Duration connecting, Duration answering, int connections) {

        /// 5 seconds, 10 minutes, and 8 at once.
        public static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofMinutes(10), 8);
    }

    /// @param credentials `user:password`, if the server wants some; sent to no other, and over TLS or to this machine
    ///                    alone
    /// @throws MarrowException `SETTING_INVALID` if credentials would be sent over a network in the open
    public RemoteServer(Addresses addresses, Optional<String> credentials, Limits limits) {
        this.addresses = addresses;
        this.limits = limits;
        this.headers = credentials
                .map(pair -> Map.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))))
                .orElse(Map.of());
        this.connections = new Semaphore(limits.connections(), true);
        this.client = HttpClient.newBuilder()
                .connectTimeout(limits.connecting())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        if (credentials.isPresent()) {
            requireSecret(addresses.query());
            addresses.graphs().ifPresent(RemoteServer::requireSecret);
        }
    }

    private static void requireSecret(URI address) {
        boolean isHere = Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(address.getHost()));
        if (!isHere && !"https".equalsIgnoreCase(address.getScheme())) {
            throw new MarrowException(
                    ErrorCode.SETTING_INVALID,
                    "%s: found credentials that would be sent in the open, expected an address that begins with https"
                            .formatted(address));
        }
    }

    /// Where its query service is.
    URI query() {
        return addresses.query();
    }

        /// Hands over the rows of a SELECT query as they come, with numbers, truth values and times written as a release on
    /// disk writes them: some servers give "1" for "true".
    ///
    /// @throws MarrowException `ENDPOINT_FAILED`
    void select(Query query, Consumer<Binding> out) {
        acquire();
        try {
            for (int turn = 1; !isAnswered(query, out, turn); turn++) {
                pause(addresses.query(), turn);
            }
        } finally {
            connections.release();
        }
    }

    /// False if it is to be asked again.
    private boolean isAnswered(Query query, Consumer<Binding> out, int turn) {
        boolean isBegun = false;
        try (QueryExecHTTP execution = execution(query)) {
            RowSet rows = execution.select();
            isBegun = true;
            rows.forEachRemaining(row -> out.accept(NodeTransformLib.transform(row, NormalizeTermsTDB2::normalizeTDB2)));
            return true;
        } catch (HttpException | QueryException | RiotException e) {
                        if (isBegun || turn == TRIES || !isPassing(e)) {
                throw failed(addresses.query(), "no answer to a query", e);
            }
            return false;
        }
    }

        private static boolean isPassing(RuntimeException failure) {
        return failure instanceof HttpException answer
                && (answer.getStatusCode() < 0
                        ? !isTooLong(answer.getCause())
                        : PASSING.contains(answer.getStatusCode()));
    }

    /// Whether it took too long to answer, which it would do again; and not to connect.
    private static boolean isTooLong(@Nullable Throwable failure) {
        return failure instanceof HttpTimeoutException && !(failure instanceof HttpConnectTimeoutException);
    }

    private QueryExecHTTP execution(Query query) {
        var asking = QueryExecHTTP.service(addresses.query().toString())
                .httpClient(client)
                .query(query)
                .sendMode(QuerySendMode.asPostForm)
                .timeout(limits.answering().toMillis(), TimeUnit.MILLISECONDS);
        headers.forEach(asking::httpHeader);
        return asking.build();
    }

    private void acquire() {
        try {
            connections.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(addresses.query(), "no time to ask", e);
        }
    }

    /// Adds statements to a graph; those that it has are not added again.
    ///
    /// @param turtle the statements, in UTF-8
    /// @throws MarrowException `ENDPOINT_FAILED`
    void add(Node graph, byte[] turtle) {
        write(graph, HttpRequest.BodyPublishers.ofByteArray(turtle), "POST", Set.of());
    }

    /// Takes a graph away, if it is there.
    ///
    /// @throws MarrowException `ENDPOINT_FAILED`
    void delete(Node graph) {
        write(graph, HttpRequest.BodyPublishers.noBody(), "DELETE", Set.of(404));
    }

    private void write(Node graph, HttpRequest.BodyPublisher body, String method, Set<Integer> fine) {
        URI store = addresses
                .graphs()
                .orElseThrow(() -> new IllegalStateException("Asked to write, without an address to write to"));
        URI address = URI.create(store + "?graph=" + URLEncoder.encode(graph.getURI(), StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(limits.answering())
                .header("Content-Type", TURTLE)
                .method(method, body);
        headers.forEach(request::header);
        acquire();
        try {
            HttpResponse<String> answer = tried(request.build());
            if (answer.statusCode() / 100 != 2 && !fine.contains(answer.statusCode())) {
                throw failed(
                        address,
                        "the status %d to %s (%s)".formatted(answer.statusCode(), method, beginning(answer.body())),
                        null);
            }
        } catch (IOException e) {
            throw failed(address, "no answer to " + method, e);
        } finally {
            connections.release();
        }
    }

    private static String beginning(String body) {
        return body.lines().limit(2).reduce("", (one, next) -> one + " " + next).strip();
    }

    /// Asks again, after a while and each time a longer one, where a server is not there or has too much to do.
    private HttpResponse<String> tried(HttpRequest request) throws IOException {
        for (int turn = 1; ; turn++) {
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (turn == TRIES || !PASSING.contains(answer.statusCode())) {
                    return answer;
                }
            } catch (IOException e) {
                                if (turn == TRIES || isTooLong(e)) {
                    throw e;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failed(request.uri(), "no time to ask", e);
            }
            pause(request.uri(), turn);
        }
    }

    private static void pause(URI address, int turn) {
        try {
            TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE << (2 * turn - 2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(address, "no time to ask again", e);
        }
    }

    private static MarrowException failed(URI address, String found, @Nullable Throwable cause) {
        return new MarrowException(
                ErrorCode.ENDPOINT_FAILED,
                "%s: found %s%s, expected a SPARQL endpoint"
                        .formatted(address, found, cause == null ? "" : " (" + cause.getMessage() + ")"),
                cause);
    }

    /// Breaks off what is still asked.
    @Override
    public void close() {
        client.shutdownNow();
    }

    @Override
    public String toString() {
        return addresses.query().toString();
    }
}
