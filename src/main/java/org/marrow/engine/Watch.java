package org.marrow.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Looks after running queries: stops those whose time is over, whose caller has gone, and, when the heap is
/// full, the one that has allocated the most. May be shared between threads.
public final class Watch implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(50);

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final Thread watchman =
            Thread.ofPlatform().daemon().name("marrow-watch").start(this::watch);

    /// Begins to look after a query that the calling thread will answer.
    ///
    /// @param signal what the query looks at to see whether it has been stopped
    /// @param time   how long it may take
    /// @param isGone whether nobody waits for the answer any more; asked often, from another thread
    public Running begin(AtomicBoolean signal, Duration time, BooleanSupplier isGone) {
        var one = new Running(this, signal, time, isGone);
        running.add(one);
        return one;
    }

    /// How many queries are running.
    public int size() {
        return running.size();
    }

    void forget(Running one) {
        running.remove(one);
    }

    static long allocated(Thread thread) {
        return THREADS.getThreadAllocatedBytes(thread.threadId());
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                running.forEach(Running::look);
                if (Heap.isFull()) {
                    running.stream()
                            .max(Comparator.comparingLong(Running::allocated))
                            .ifPresent(largest -> largest.stop(Heap.OUT_OF_MEMORY));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops all queries.
    @Override
    public void close() {
        watchman.interrupt();
        running.forEach(one -> one.stop("Stopped since the service is stopping"));
    }
}
