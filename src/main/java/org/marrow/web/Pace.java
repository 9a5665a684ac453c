package org.marrow.web;

import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/// Closes the connections of those who send a little from time to time, which is not idle, but never done: headers
/// that take too long, and bodies that come too slowly.
final class Pace extends AbstractLifeCycle {

    private static final long LONGEST_TICK = 1_000;
    private static final long SHORTEST_TICK = 50;
    private static final int TICKS = 4;

    private final Server server;
    private final long patience;
    private final long slowest;
    private final long tick;
    private final Consumer<String> closed;
    private final Map<EndPoint, Progress> connections = new WeakHashMap<>();

    /// @param closed is told what was too slow: `headers` or `body`
    Pace(Server server, Duration patience, ByteSize slowest, Consumer<String> closed) {
        this.server = server;
        this.patience = patience.toNanos();
        this.slowest = slowest.bytes();
        this.tick = Math.clamp(patience.toMillis() / TICKS, SHORTEST_TICK, LONGEST_TICK);
        this.closed = closed;
    }

    /// Since when, and from which byte on, something of one request is awaited.
    private static final class Progress {
        private long request = -1;
        private boolean isAnswered;
        private long bytes;
        private long since;
    }

    @Override
    protected void doStart() {
        schedule();
    }

    private void schedule() {
        Scheduler scheduler = server.getScheduler();
        scheduler.schedule(
                () -> {
                    if (isRunning()) {
                        look(System.nanoTime());
                        schedule();
                    }
                },
                tick,
                TimeUnit.MILLISECONDS);
    }

    private void look(long now) {
        for (Connector connector : server.getConnectors()) {
            for (EndPoint each : connector.getConnectedEndPoints()) {
                Connection connection = each.getConnection();
                if (each instanceof AbstractEndPoint endPoint && connection != null) {
                    look(endPoint, connection, now);
                }
            }
        }
    }

    private void look(AbstractEndPoint endPoint, Connection connection, long now) {
        Progress progress = connections.computeIfAbsent(endPoint, key -> new Progress());
        long request = connection.getMessagesIn();
        boolean isAnswered = request == connection.getMessagesOut();
        boolean isAwaited = isAnswered || endPoint.getFillInterest().isInterested();
        if (!isAwaited || progress.request != request || progress.isAnswered != isAnswered) {
            progress.request = request;
            progress.isAnswered = isAnswered;
            progress.bytes = request == 0 ? 0 : connection.getBytesIn();
            progress.since = now;
            return;
        }
        long come = connection.getBytesIn() - progress.bytes;
        if (isAnswered && come == 0) {
            // Nothing of a next request: idle, which has its own limit.
            progress.since = now;
            return;
        }
        long waited = now - progress.since;
        if (waited > patience && (isAnswered || come < slowest * TimeUnit.NANOSECONDS.toSeconds(waited))) {
            closed.accept(isAnswered ? "headers" : "body");
            endPoint.close();
        }
    }
}
