package org.marrow.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.marrow.rest.Exchange;
import org.marrow.store.ReleasePool;

/// What is around the service for those who run it: its limits on connections, its lanes, health, metrics, the
/// access log, and its end.
final class Operations implements RequestLog, AutoCloseable {

    /// Bodies up to this length are awaited without a thread.
    private static final int EAGER_BYTES = 1 << 16;

    private static final int CHUNK_BYTES = 8;
    private static final int LONGEST_TEXT = 2_048;

    private final Metrics metrics;
    private final Health health;
    private final Optional<AccessLog> log;
    private final Settings settings;

    private Operations(ReleasePool pool, Health.Check workspace, Settings settings) {
        this.settings = settings;
        this.log = AccessLog.open(settings.log());
        this.metrics = new Metrics(pool);
        this.health = new Health(pool, settings.health()).with("workspace", workspace);
    }

    /// Puts itself around the handler of `server`, which has not started.
    ///
    /// @param workspace why the workspace takes no writes, if it does not
    static Operations around(
            org.eclipse.jetty.server.Server server, ReleasePool pool, Health.Check workspace, Settings settings) {
        var operations = new Operations(pool, workspace, settings);
        operations.enter(server);
        return operations;
    }

    private void enter(org.eclipse.jetty.server.Server server) {
        Connections.limit(server, settings.http());
        Handler service = new Lanes(server.getHandler(), settings.http());
        var eager = new EagerContentHandler(
                service, new EagerContentHandler.RetainedContentLoaderFactory(EAGER_BYTES, CHUNK_BYTES, false));
        // What is too long is refused at once, and not when some of it has come.
        eager.exclude(request -> request.getLength() > EAGER_BYTES);
        server.setHandler(new Entrance(
                new GracefulHandler(eager),
                health,
                metrics,
                new Callers(settings.http().proxies())));
        server.setErrorHandler(new BareErrors());
        server.setRequestLog(this);
        server.setStopTimeout(settings.stop().time().toMillis());
        server.addBean(new Pace(
                server,
                settings.http().headerTime(),
                settings.http().slowestBytes(),
                what -> metrics.count("marrow.connections.closed", "slow", what)));
        metrics.gauge("marrow.connections", "Open connections", server, Connections::count);
        log.ifPresent(lines -> metrics.gauge(
                "marrow.log.dropped", "Lines of the access log that were dropped", lines, AccessLog::dropped));
    }

    /// A request is over.
    @Override
    public void log(Request request, Response response) {
        int status = response.getStatus();
        Duration time = Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime());
        if (!(request.getAttribute(Exchange.ATTRIBUTE) instanceof Exchange exchange)) {
            metrics.unread(status);
            log.ifPresent(lines -> lines.add(entry(request, response, new Exchange(address(request), () -> {}), time)));
            return;
        }
        metrics.end(
                exchange,
                request.getMethod(),
                status,
                response.isCompletedSuccessfully(),
                Response.getContentBytesWritten(response),
                time);
        log.ifPresent(lines -> lines.add(entry(request, response, exchange, time)));
    }

    private static String address(Request request) {
        return Optional.ofNullable(Request.getRemoteAddr(request)).orElse("");
    }

    private AccessLog.Entry entry(Request request, Response response, Exchange exchange, Duration time) {
        Optional<String> text = settings.log().queryText() ? exchange.text() : Optional.empty();
        return new AccessLog.Entry(
                Instant.ofEpochMilli(Request.getTimeStamp(request)).toString(),
                exchange.client(),
                cut(request.getMethod()),
                cut(String.valueOf(request.getHttpURI().getPath())),
                exchange.route(),
                response.getStatus(),
                exchange.outcome(response.getStatus(), response.isCompletedSuccessfully())
                        .name()
                        .toLowerCase(Locale.ROOT),
                exchange.error(),
                Response.getContentBytesWritten(response),
                TimeUnit.NANOSECONDS.toMillis(time.toNanos()),
                exchange.release(),
                exchange.query(),
                exchange.digest(),
                exchange.rows().isPresent() ? Optional.of(exchange.rows().getAsLong()) : Optional.empty(),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.USER_AGENT))
                        .map(Operations::cut),
                text);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }

    /// Says that the service is not ready any more, for as long as balancers may take to notice.
    void announceStop() {
        health.stop();
        try {
            Thread.sleep(settings.stop().notice());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes what is left of the log.
    @Override
    public void close() {
        health.close();
        metrics.close();
        log.ifPresent(AccessLog::close);
    }
}
