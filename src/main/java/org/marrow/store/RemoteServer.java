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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.engine.binding.Binding;
import org.jspecify.annotations.Nullable;
import org.marrow.engine.Endpoint;
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
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.9";
    private static final int LOOK = 50;
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final int TRIES = 4;

    /// Who takes longer to say that it has too much to do has tried.
    private static final Duration SLOW = Duration.ofSeconds(5);

    private static final long FIRST_PAUSE = 250;

    private final Addresses addresses;
    private final Limits limits;
    private final Map<String, String> headers;
    private final Semaphore connections;
    private final ThreadLocal<AtomicInteger> asking = ThreadLocal.withInitial(AtomicInteger::new);
    private final HttpClient client;

    /// Where a server is.
    ///
    /// @param query  the address of its query service
    /// @param graphs the address of its graph store, by which it is written to
    /// @param update the address of its update service, by which it is written to if it has no graph store
    public record Addresses(URI query, Optional<URI> graphs, Optional<URI> update) {

        /// Of a server that is only asked.
        public static Addresses of(URI query) {
            return new Addresses(query, Optional.empty(), Optional.empty());
        }
    }

    /// What a server is given.
    ///
    /// @param connecting  how long it may take to connect
    /// @param answering   how long it may take to give a whole answer; for look-ups it has 30 seconds at most
    /// @param connections how many threads may ask at once, 1 or more
    public record Limits(Duration connecting, Duration answering, int connections) {

        /// 5 seconds, 10 minutes, and 32 at once.
        public static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofMinutes(10), 32);
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
            addresses.update().ifPresent(RemoteServer::requireSecret);
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

    /// Hands over the rows of a SELECT query as they come.
    ///
    /// @throws MarrowException `ENDPOINT_FAILED`
    void select(Query query, Consumer<Binding> out) {
        select(query, limits.answering(), out);
    }

    /// Hands over the rows of a SELECT query as they come.
    ///
    /// @param time how long it may take
    /// @throws MarrowException `ENDPOINT_FAILED`
    void select(Query query, Duration time, Consumer<Binding> out) {
        try (Endpoint.Answer rows = select(query, time, () -> false)) {
            rows.forEachRemaining(out);
        }
    }

    /// The rows of a SELECT query.
    ///
    /// @see Endpoint#select
    Endpoint.Answer select(Query query, BooleanSupplier isStopped) {
        return select(query, limits.answering(), isStopped);
    }

    private Endpoint.Answer select(Query query, Duration time, BooleanSupplier isStopped) {
        String form = "query=" + encoded(query.serialize(Syntax.syntaxSPARQL_11));
        HttpRequest.Builder request = HttpRequest.newBuilder(addresses.query())
                .timeout(time)
                .header("Accept", ROWS)
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString(form, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        var exchange = new RemoteExchange(this, isStopped, time, turn(isStopped, time));
        try {
            return exchange.reading(tried(request.build(), isStopped, sent -> exchange.send(client, sent)));
        } catch (IOException e) {
            exchange.close();
            throw failed("no answer to a query", e);
        } catch (RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    /// Waits for a turn. Who has one already, for an answer that it has not read to the end, needs no other.
    ///
    /// @return what is done when it is over, once
    private Runnable turn(BooleanSupplier isStopped, Duration time) {
        AtomicInteger asked = asking.get();
        if (asked.get() == 0) {
            acquire(isStopped, time);
        }
        asked.incrementAndGet();
        return () -> {
            if (asked.decrementAndGet() == 0) {
                connections.release();
            }
        };
    }

    private void acquire(BooleanSupplier isStopped, Duration time) {
        long begun = System.nanoTime();
        try {
            while (!connections.tryAcquire(LOOK, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - begun > time.toNanos()) {
                    throw failed("%d questions at once".formatted(limits.connections()), null);
                }
                if (isStopped.getAsBoolean()) {
                    throw new QueryCancelledException();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("no time to ask", e);
        }
    }

    /// Adds statements to a graph; those that it has are not added again.
    ///
    /// @param triples the statements, as N-Triples in UTF-8
    /// @throws MarrowException `ENDPOINT_FAILED`
    void add(Node graph, byte[] triples) {
        if (writesByUpdate()) {
            update("INSERT DATA { GRAPH <%s> {%n%s} }"
                    .formatted(graph.getURI(), new String(triples, StandardCharsets.UTF_8)));
        } else {
            write(store(graph).POST(HttpRequest.BodyPublishers.ofByteArray(triples)), Set.of());
        }
    }

    /// Takes a graph away, if it is there.
    ///
    /// @throws MarrowException `ENDPOINT_FAILED`
    void delete(Node graph) {
        if (writesByUpdate()) {
            update("DROP SILENT GRAPH <%s>".formatted(graph.getURI()));
        } else {
            write(store(graph).DELETE(), Set.of(404));
        }
    }

    /// Whether what is added is a part of the text of an update, which servers take less of than of a file.
    boolean writesByUpdate() {
        return addresses.graphs().isEmpty();
    }

    private HttpRequest.Builder store(Node graph) {
        return HttpRequest.newBuilder(
                        URI.create(addresses.graphs().orElseThrow() + "?graph=" + encoded(graph.getURI())))
                .header("Content-Type", TURTLE);
    }

    private void update(String text) {
        URI service = addresses
                .update()
                .orElseThrow(() -> new IllegalStateException("Asked to write, without an address to write to"));
        write(
                HttpRequest.newBuilder(service)
                        .header("Content-Type", FORM)
                        .POST(HttpRequest.BodyPublishers.ofString("update=" + encoded(text), StandardCharsets.UTF_8)),
                Set.of());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void write(HttpRequest.Builder writing, Set<Integer> fine) {
        headers.forEach(writing::header);
        HttpRequest request = writing.timeout(limits.answering()).build();
        Runnable turn = turn(() -> false, limits.answering());
        try {
            HttpResponse<String> answer =
                    tried(request, () -> false, sent -> client.send(sent, HttpResponse.BodyHandlers.ofString()));
            if (answer.statusCode() / 100 != 2 && !fine.contains(answer.statusCode())) {
                throw failed(
                        request.uri(),
                        "the status %d to %s (%s)"
                                .formatted(answer.statusCode(), request.method(), beginning(answer.body())),
                        null);
            }
        } catch (IOException e) {
            throw failed(request.uri(), "no answer to " + request.method(), e);
        } finally {
            turn.run();
        }
    }

    static String beginning(String body) {
        return body.lines().limit(2).reduce("", (one, next) -> one + " " + next).strip();
    }

    /// Asks again, after a while and each time a longer one, where a server is not there or has too much to do.
    private static <T> HttpResponse<T> tried(HttpRequest request, BooleanSupplier isStopped, Sending<T> sending)
            throws IOException {
        for (int turn = 1; ; turn++) {
            long begun = System.nanoTime();
            try {
                HttpResponse<T> answer = sending.send(request);
                if (turn == TRIES
                        || !PASSING.contains(answer.statusCode())
                        || System.nanoTime() - begun > SLOW.toNanos()) {
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
            pause(request.uri(), turn, isStopped);
        }
    }

    private interface Sending<T> {

        HttpResponse<T> send(HttpRequest request) throws IOException, InterruptedException;
    }

    /// Whether it took too long to answer, which it would do again; and not to connect.
    private static boolean isTooLong(IOException failure) {
        return failure instanceof HttpTimeoutException && !(failure instanceof HttpConnectTimeoutException);
    }

    private static void pause(URI address, int turn, BooleanSupplier isStopped) {
        try {
            for (long left = FIRST_PAUSE << (2 * turn - 2); left > 0; left -= LOOK) {
                if (isStopped.getAsBoolean()) {
                    throw new QueryCancelledException();
                }
                TimeUnit.MILLISECONDS.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(address, "no time to ask again", e);
        }
    }

    MarrowException failed(String found, @Nullable Throwable cause) {
        return failed(addresses.query(), found, cause);
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
