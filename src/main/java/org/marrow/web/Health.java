package org.marrow.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.marrow.lookup.Json;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.store.Release;
import org.marrow.store.ReleasePool;

/// Whether the service lives, and whether it is ready to answer.
///
/// The checks run on a thread of their own, once for all who ask while they run, and whoever asks holds no
/// thread meanwhile: a store that hangs makes the service not ready, and no more.
final class Health implements AutoCloseable {

    static final String JSON = "application/json";
    static final byte[] LIVE = "{\"status\":\"live\"}".getBytes(StandardCharsets.UTF_8);

    private static final long MEGABYTE = 1_000_000;

    private final ReleasePool pool;
    private final Settings.Health settings;
    private final Map<String, Check> checks = new LinkedHashMap<>();
    private final ExecutorService checking = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("marrow-health").factory());
    private CompletableFuture<State> running = CompletableFuture.completedFuture(new State("", Map.of()));
    private volatile boolean isStopping;

    /// What has to be so for the service to be ready.
    @FunctionalInterface
    interface Check {

        /// What is not so, if it is not.
        Optional<String> fault() throws Exception;
    }

    /// What the checks came to.
    ///
    /// @param release the current release
    /// @param faults  what is not as it should be, by the name of the check
    record State(String release, Map<String, String> faults) {

        private record Ready(String status, String release) {}

        /// Says so: 200 where there is no fault, or 503 and which there are.
        void answer(Request request, Response response, Callback callback) {
            if (faults.isEmpty()) {
                byte[] answer = Json.bytes(new Ready("ready", release));
                Direct.write(response, callback, HttpStatus.OK_200, JSON, answer);
                return;
            }
            String detail = faults.entrySet().stream()
                    .map(fault -> fault.getKey() + ": " + fault.getValue())
                    .collect(Collectors.joining("; "));
            Direct.fail(request, response, callback, new MarrowException(ErrorCode.SERVICE_NOT_READY, detail));
        }
    }

    Health(ReleasePool pool, Settings.Health settings) {
        this.pool = pool;
        this.settings = settings;
        checks.put("store", () -> read(Health::triples));
        checks.put("disk", () -> read(release -> release.folder().flatMap(this::space)));
    }

    /// Looks at one more thing, before the service starts.
    Health with(String name, Check check) {
        checks.put(name, check);
        return this;
    }

    private interface Look {
        Optional<String> at(Release release) throws Exception;
    }

    private Optional<String> read(Look look) throws Exception {
        try (var lease = pool.lease()) {
            return look.at(lease.release());
        }
    }

    private static Optional<String> triples(Release release) {
        return release.isThere()
                ? Optional.empty()
                : Optional.of("found no statement in " + release + ", expected some");
    }

    private Optional<String> space(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            return free >= settings.disk().bytes()
                    ? Optional.empty()
                    : Optional.of("found %d MB free, expected %d MB"
                            .formatted(free / MEGABYTE, settings.disk().bytes() / MEGABYTE));
        } catch (IOException e) {
            return Optional.of("found a disk that does not say what is free (%s)".formatted(e));
        }
    }

    /// From now on it is not ready.
    void stop() {
        isStopping = true;
    }

    /// What the checks come to, at the latest when their time is over.
    CompletableFuture<State> ready() {
        if (isStopping) {
            return CompletableFuture.completedFuture(new State("", Map.of("service", "found it stopping")));
        }
        return checked()
                .copy()
                .completeOnTimeout(
                        new State(
                                "",
                                Map.of(
                                        "store",
                                        "found no answer within "
                                                + settings.time().toMillis() + " ms")),
                        settings.time().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private synchronized CompletableFuture<State> checked() {
        if (running.isDone()) {
            running = CompletableFuture.supplyAsync(this::check, checking);
        }
        return running;
    }

    private State check() {
        Map<String, String> faults = new LinkedHashMap<>();
        checks.forEach((name, check) -> fault(check).ifPresent(fault -> faults.put(name, fault)));
        return new State(pool.currentId(), faults);
    }

    private static Optional<String> fault(Check check) {
        try {
            return check.fault();
        } catch (Exception e) {
            return Optional.of("found " + e);
        }
    }

    @Override
    public void close() {
        checking.shutdownNow();
    }
}
