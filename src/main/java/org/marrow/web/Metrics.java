package org.marrow.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.marrow.rest.Exchange;
import org.marrow.store.ReleasePool;

/// What is counted and timed, for Prometheus: requests by route, queries by name and how they end, and the
/// process itself. Every label has few values, whatever callers write.
///
/// Source: [Prometheus text format](https://prometheus.io/docs/instrumenting/exposition_formats/).
final class Metrics implements AutoCloseable {

    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
    private static final Duration[] TIMES = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ReleasePool pool;
    private final MultiGauge release;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger queries = new AtomicInteger();
    private final ExecutorService scraping = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("marrow-metrics").factory());
    private @Nullable JvmGcMetrics collections;

    Metrics(ReleasePool pool) {
        this.pool = pool;
        this.release = MultiGauge.builder("marrow.release.info")
                .description("The current release")
                .register(registry);
        gauge("marrow.requests.running", "Requests that have begun", requests, AtomicInteger::get);
        gauge("marrow.queries.running", "Queries that have begun", queries, AtomicInteger::get);
        gauge("marrow.releases.open", "Releases that are open", pool, ReleasePool::openCount);
    }

    /// Shows `number` of `what` at every scrape.
    <T> void gauge(String name, String description, T what, ToDoubleFunction<T> number) {
        Gauge.builder(name, what, number)
                .strongReference(true)
                .description(description)
                .register(registry);
    }

    /// Counts one more.
    ///
    /// @param tags names and values, in turn
    void count(String name, String... tags) {
        registry.counter(name, tags).increment();
    }

    /// A request begins.
    void begin() {
        requests.incrementAndGet();
    }

    /// A request turns out to ask a query.
    void ask() {
        queries.incrementAndGet();
    }

    /// A request of which [#begin] was told is over.
    ///
    /// @param exchange what was told of it
    void end(Exchange exchange, String method, int status, boolean isWhole, long bytes, Duration time) {
        requests.decrementAndGet();
        request(exchange.route().orElse("other"), method, status, bytes, time);
        exchange.query().ifPresent(name -> {
            queries.decrementAndGet();
            Tags query = Tags.of("query", name);
            Timer.builder("marrow.queries")
                    .description("Queries by name and by how they end")
                    .tags(query.and(
                            "outcome", exchange.outcome(status, isWhole).name().toLowerCase(Locale.ROOT)))
                    .register(registry)
                    .record(time);
            exchange.rows()
                    .ifPresent(rows -> Counter.builder("marrow.query.rows")
                            .description("Rows of answers")
                            .tags(query)
                            .register(registry)
                            .increment((double) rows));
        });
    }

    private void request(String route, String method, int status, long bytes, Duration time) {
        Timer.builder("marrow.requests")
                .description("Requests by route")
                .tags("route", route, "method", METHODS.contains(method) ? method : "other")
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(TIMES)
                .register(registry)
                .record(time);
        Counter.builder("marrow.bytes")
                .description("Bytes of answers by route")
                .tag("route", route)
                .register(registry)
                .increment((double) bytes);
    }

    /// A request that no handler has seen is over.
    void unread(int status) {
        count("marrow.requests.unread", "status", Integer.toString(status));
    }

    /// All of it as text.
    CompletableFuture<byte[]> scrape() {
        return CompletableFuture.supplyAsync(
                () -> {
                    watchProcess();
                    release.register(List.of(MultiGauge.Row.of(Tags.of("release", pool.currentId()), 1)), true);
                    return registry.scrape().getBytes(StandardCharsets.UTF_8);
                },
                scraping);
    }

    /// Begun with the first scrape, since it takes a while and not everyone scrapes.
    private void watchProcess() {
        if (collections == null) {
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            new UptimeMetrics().bindTo(registry);
            collections = new JvmGcMetrics();
            collections.bindTo(registry);
        }
    }

    @Override
    public void close() {
        scraping.shutdownNow();
        if (collections != null) {
            collections.close();
        }
        registry.close();
    }
}
