package org.marrow.web;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Hands requests over to threads that may block: SPARQL to those of one lane, everything else to those of
/// another, so that queries do not keep look-ups waiting. A request that would wait too long is refused at once.
final class Lanes extends Handler.Wrapper {

    private static final int SPARE_THREADS = 2;
    private static final int STOP_MILLIS = 1_000;

    private final QueuedThreadPool sparql;
    private final QueuedThreadPool lookups;
    private final int waiting;

    Lanes(Handler next, Settings.Http settings) {
        super(next);
        this.waiting = settings.waiting();
        this.sparql = lane("sparql", settings.threads());
        this.lookups = lane("lookup", settings.threads());
    }

    private QueuedThreadPool lane(String name, int threads) {
        var lane = new QueuedThreadPool(threads, Math.min(SPARE_THREADS, threads));
        lane.setName("marrow-" + name);
        lane.setReservedThreads(0);
        lane.setDaemon(true);
        lane.setStopTimeout(STOP_MILLIS);
        installBean(lane);
        return lane;
    }

    /// Only hands over.
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        QueuedThreadPool lane = path.endsWith("/sparql") || path.startsWith("/workspace/") ? sparql : lookups;
        if (lane.getQueueSize() >= waiting) {
            Direct.fail(
                    request,
                    response,
                    callback,
                    new MarrowException(
                            ErrorCode.SERVICE_BUSY,
                            "Found %d requests waiting, expected fewer; try again later".formatted(waiting)));
        } else {
            Callback told = telling(callback);
            lane.execute(() -> work(request, response, told));
        }
        return true;
    }

    /// Jetty's EagerContentHandler (12.1) hands on a callback that is a request, too, and that forgets a failure
    /// but for one of the request, so that the connection would stay open without an end.
    private static Callback telling(Callback callback) {
        return callback instanceof Request eager ? Callback.from(callback::succeeded, eager::fail) : callback;
    }

    private void work(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        }
    }
}
