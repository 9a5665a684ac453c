package org.marrow.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// A query that is being answered, until it is closed. May be stopped from any thread.
public final class Running implements AutoCloseable {

    private final Watch watch;
    private final AtomicBoolean signal;
    private final Thread thread = Thread.currentThread();
    private final long begun = System.nanoTime();
    private final long allocated;
    private final Duration time;
    private final BooleanSupplier isGone;
    private String reason = "";
    private boolean isOver;

    Running(Watch watch, AtomicBoolean signal, Duration time, BooleanSupplier isGone) {
        this.watch = watch;
        this.signal = signal;
        this.time = time;
        this.isGone = isGone;
        this.allocated = Watch.allocated(thread);
    }

    /// Stops it, if it is not stopped yet.
    ///
    /// @param why for whoever asked
    public synchronized void stop(String why) {
        if (!signal.getAndSet(true)) {
            reason = why;
        }
    }

    /// Why it was stopped, as an error.
    public synchronized MarrowException stopped() {
        return new MarrowException(ErrorCode.QUERY_STOPPED, reason.isEmpty() ? "Stopped by the service" : reason);
    }

    /// Goes on only if it is not stopped.
    ///
    /// @throws MarrowException `QUERY_STOPPED`
    public void check() {
        if (signal.get()) {
            throw stopped();
        }
    }

    /// How long it has been running.
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// The bytes that it has allocated so far, most of which may be garbage.
    long allocated() {
        return Watch.allocated(thread) - allocated;
    }

    /// Whether it may be what fills the heap.
    boolean isLarge() {
        return Heap.isLarge(allocated());
    }

    boolean isStopped() {
        return signal.get();
    }

    /// Stops it if its time is over, or nobody waits for the answer.
    synchronized void look() {
        if (isOver) {
            return;
        }
        if (elapsed().compareTo(time) > 0) {
            stop("Stopped after %s s, the time that a query may take; ask for less, or for a part with LIMIT"
                    .formatted(seconds(time)));
        } else if (isGone.getAsBoolean()) {
            stop("Stopped since the caller has gone");
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0
                ? Long.toString(time.toSeconds())
                : Double.toString(time.toMillis() / 1000.0);
    }

    /// From now on nothing is looked at for it, its caller included.
    @Override
    public synchronized void close() {
        isOver = true;
        watch.forget(this);
    }
}
