package org.marrow.web;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rest.Exchange;

/// What every request passes first: it is given its [Exchange] and the headers that make answers safe, and asked
/// whether it is one about the service itself.
///
/// Nothing here blocks, so that it runs on the threads that read from the network. `/health/live` is answered on
/// them, whatever all other threads do; `/health/ready` and `/metrics` are left to threads of their own.
final class Entrance extends Handler.Wrapper {

    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";
    private static final String METRICS = "/metrics";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> REFUSED = Set.of("TRACE", "TRACK", "CONNECT");

    /// For pages that say nothing themselves: they show text, and load nothing.
    private static final String STRICT = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final Health health;
    private final Metrics metrics;
    private final Callers callers;

    Entrance(Handler next, Health health, Metrics metrics, Callers callers) {
        super(next);
        this.health = health;
        this.metrics = metrics;
        this.callers = callers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        metrics.begin();
        request.setAttribute(Exchange.ATTRIBUTE, new Exchange(callers.address(request), metrics::ask));
        request.addHttpStreamWrapper(Safe::new);
        // Only a connection may be idle; a request may take its time.
        request.addIdleTimeoutListener(timeout -> false);
        if (REFUSED.contains(request.getMethod())) {
            refuse(request, response, callback, "GET, HEAD, POST, OPTIONS");
            return true;
        }
        String path = Request.getPathInContext(request);
        return switch (path) {
            case LIVE, READY, METRICS -> {
                if (READING.contains(request.getMethod())) {
                    answer(path, request, response, callback);
                } else {
                    refuse(request, response, callback, "GET, HEAD");
                }
                yield true;
            }
            default -> super.handle(request, response, callback);
        };
    }

    private static void refuse(Request request, Response response, Callback callback, String allowed) {
        response.getHeaders().put(HttpHeader.ALLOW, allowed);
        Direct.fail(
                request,
                response,
                callback,
                new MarrowException(
                        ErrorCode.METHOD_NOT_ALLOWED,
                        "Found the method %s, expected one of %s".formatted(request.getMethod(), allowed)));
    }

    private void answer(String path, Request request, Response response, Callback callback) {
        ((Exchange) request.getAttribute(Exchange.ATTRIBUTE)).at(path);
        switch (path) {
            case LIVE -> Direct.write(response, callback, HttpStatus.OK_200, Health.JSON, Health.LIVE);
            case READY -> when(health.ready(), state -> state.answer(request, response, callback), callback);
            default ->
                when(
                        metrics.scrape(),
                        text -> Direct.write(response, callback, HttpStatus.OK_200, Metrics.MEDIA_TYPE, text),
                        callback);
        }
    }

    private static <T> void when(CompletableFuture<T> known, Consumer<T> answer, Callback callback) {
        var _ = known.thenAccept(answer).whenComplete((answered, failure) -> {
            if (failure != null) {
                callback.failed(failure);
            }
        });
    }

    /// Puts the headers on at the last moment, so that no servlet and no error page loses them.
    private static final class Safe extends HttpStream.Wrapper {

        private static final Map<String, String> ALWAYS =
                Map.of("X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer");

        Safe(HttpStream wrapped) {
            super(wrapped);
        }

        @Override
        public void prepareResponse(HttpFields.Mutable headers) {
            ALWAYS.forEach(headers::put);
            String type = headers.get(HttpHeader.CONTENT_TYPE);
            if (type != null && type.startsWith("text/html") && !headers.contains("Content-Security-Policy")) {
                headers.put("Content-Security-Policy", STRICT);
            }
            super.prepareResponse(headers);
        }
    }
}
