package org.marrow.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Looks after running queries: stops those whose time is over, whose caller has gone, and, when the heap is
/// full in spite of a collection of all garbage, the one that has allocated the most. May be shared between threads.
public final class Watch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Watch.class.getName());
    private static final Duration LOOK = Duration.ofMillis(50);

    /// For each time that a measure took.
    private static final int PAUSES = 4;

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private long stoppedAt = -1;
    private volatile boolean isStale;
    private final List<Thread> watchmen =
            List.of(start("marrow-watch", this::lookAfterAll), start("marrow-heap", this::measureWhenFull));

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

    private interface Round {
        void walk() throws InterruptedException;
    }

    private static Thread start(String name, Round round) {
        return Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                while (true) {
                    Thread.sleep(LOOK);
                    try {
                        round.walk();
                    } catch (RuntimeException e) {
                        LOG.log(System.Logger.Level.ERROR, name + " failed, and goes on", e);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void lookAfterAll() {
        running.forEach(Running::look);
        if (Heap.isCritical()) {
            stopLargest();
        }
    }

    /// Collects no garbage where no query can be to blame, and not more than a fifth of the time.
    private void measureWhenFull() throws InterruptedException {
        if (Heap.isFull() && (isStale || running.stream().anyMatch(Running::isLarge))) {
            isStale = false;
            long begun = System.nanoTime();
            Heap.measure();
            if (Heap.isFull()) {
                stopLargest();
            }
            Thread.sleep(Duration.ofNanos(PAUSES * (System.nanoTime() - begun)));
        }
    }

    /// One for each collection, since the next tells what became of it.
    private synchronized void stopLargest() {
        long collection = Heap.collection();
        if (collection != stoppedAt) {
            running.stream()
                    .filter(one -> one.isLarge() && !one.isStopped())
                    .max(Comparator.comparingLong(Running::allocated))
                    .ifPresent(largest -> {
                        largest.stop(Heap.OUT_OF_MEMORY);
                        stoppedAt = collection;
                        isStale = true;
                    });
        }
    }

    /// Stops all queries.
    @Override
    public void close() {
        watchmen.forEach(Thread::interrupt);
        running.forEach(one -> one.stop("Stopped since the service is stopping"));
    }
}
