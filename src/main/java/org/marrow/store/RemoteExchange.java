package org.marrow.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.tdb2.sys.NormalizeTermsTDB2;
import org.marrow.engine.Endpoint;

/// One question to a server and its answer, which is broken off when nobody waits for it any more, whatever the server
/// does. For one thread.
///
/// The answer has numbers, truth values and times written as a release on disk writes them: some servers give "1" for
/// "true".
final class RemoteExchange implements Endpoint.Answer {

    /// By which Virtuoso says that it gives no more rows than that.
    private static final String CUT = "X-SPARQL-MaxRows";

    private static final int LOOK = 50;
    private static final int BEGINNING = 400;

    private final RemoteServer server;
    private final BooleanSupplier isStopped;
    private final Duration time;
    private final long begun = System.nanoTime();
    private final Runnable closing;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private volatile Future<?> asked = CompletableFuture.completedFuture(true);
    private volatile InputStream body = InputStream.nullInputStream();
    private Optional<String> cut = Optional.empty();
    private Iterator<Binding> rows = List.<Binding>of().iterator();

    /// @param time    how long it may take to the end of the answer
    /// @param closing what is done when it is over, once
    RemoteExchange(RemoteServer server, BooleanSupplier isStopped, Duration time, Runnable closing) {
        this.server = server;
        this.isStopped = isStopped;
        this.time = time;
        this.closing = closing;
        Thread.ofVirtual().name("marrow-exchange").start(this::guard);
    }

    private void guard() {
        while (!isClosed.get()) {
            if (isStopped.getAsBoolean() || isLate()) {
                asked.cancel(true);
                closeBody();
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isLate() {
        return System.nanoTime() - begun > time.toNanos();
    }

    /// What ends an exchange that is stopped, or late.
    private RuntimeException over(RuntimeException cause) {
        if (isStopped.getAsBoolean()) {
            return new QueryCancelledException();
        }
        return isLate()
                ? server.failed("no whole answer within %d s".formatted(time.toSeconds()), cause)
                : server.failed("an answer that breaks off", cause);
    }

    private void closeBody() {
        try {
            body.close();
        } catch (IOException e) {
            throw server.failed("an answer that does not end", e);
        }
    }

    /// Sends `request`, and waits for the beginning of the answer.
    ///
    /// @throws QueryCancelledException if nobody waits for it
    HttpResponse<InputStream> send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        closeBody();
        CompletableFuture<HttpResponse<InputStream>> sent =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        asked = sent;
        try {
            HttpResponse<InputStream> answer = sent.get();
            body = answer.body();
            return answer;
        } catch (CancellationException e) {
            throw over(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        }
    }

    /// From now on this has the rows of `answer`.
    RemoteExchange reading(HttpResponse<InputStream> answer) throws IOException {
        String type = answer.headers()
                .firstValue("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip();
        Lang lang = RDFLanguages.contentTypeToLang(type);
        if (answer.statusCode() != 200 || lang == null || !RowSetReaderRegistry.isRegistered(lang)) {
            String beginning = new String(body.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            throw server.failed(
                    "the status %d and %s to a query (%s)"
                            .formatted(
                                    answer.statusCode(),
                                    type.isEmpty() ? "no type of content" : type,
                                    RemoteServer.beginning(beginning)),
                    null);
        }
        cut = answer.headers().firstValue(CUT);
        RowSetReader reader = RowSetReader.createReader(lang);
        rows = read(() -> reader.read(body, ARQ.getContext()));
        return this;
    }

    @Override
    public boolean hasNext() {
        boolean hasNext = read(rows::hasNext);
        if (!hasNext && cut.isPresent()) {
            throw server.failed("the first %s rows of an answer, and no others".formatted(cut.get()), null);
        }
        return hasNext;
    }

    @Override
    public Binding next() {
        BindingBuilder row = Binding.builder();
        read(rows::next).forEach((variable, node) -> row.add(variable, NormalizeTermsTDB2.normalizeTDB2(node)));
        return row.build();
    }

    private interface Reading<T> {

        T read();
    }

    private <T> T read(Reading<T> reading) {
        try {
            if (!isStopped.getAsBoolean()) {
                return reading.read();
            }
        } catch (RiotException | QueryException | RuntimeIOException e) {
            throw over(e);
        }
        throw new QueryCancelledException();
    }

    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            asked.cancel(true);
            try {
                closeBody();
            } finally {
                closing.run();
            }
        }
    }
}
