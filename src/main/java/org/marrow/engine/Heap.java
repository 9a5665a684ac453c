package org.marrow.engine;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// How much of the heap is in use, as of the last garbage collection. May be shared between threads.
///
/// A collection of the young leaves what has grown old and is garbage now, so that it may tell more than there is:
/// only [#measure] knows.
final class Heap {

    /// Above it, the largest query is stopped.
    private static final double FULL = 0.7;

    /// Above it there is no time to measure.
    private static final double CRITICAL = 0.85;

    /// The part of the heap below which a query is not what fills it.
    private static final double LARGE = 1 / 32.0;

    private static volatile long live;

    /// When [#measure] ended last, in milliseconds since the machine started.
    private static volatile long measured;

    private static final AtomicLong COLLECTIONS = new AtomicLong();
    private static final AtomicLong MEASURES = new AtomicLong();

    static {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(
                        (notification, none) -> {
                            if (notification
                                    .getType()
                                    .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
                                collected(GarbageCollectionNotificationInfo.from(
                                        (CompositeData) notification.getUserData()));
                            }
                        },
                        null,
                        null);
            }
        }
    }

    private Heap() {}

    /// What is told late, of a collection that was before the last measure, knows less than that.
    private static void collected(GarbageCollectionNotificationInfo info) {
        if (info.getGcInfo().getEndTime() <= measured) {
            return;
        }
        long used = 0;
        for (var pool : info.getGcInfo().getMemoryUsageAfterGc().entrySet()) {
            if (isHeap(pool.getKey())) {
                MemoryUsage usage = pool.getValue();
                used += usage.getUsed();
            }
        }
        live = used;
        COLLECTIONS.incrementAndGet();
    }

    private static boolean isHeap(String pool) {
        return pool.contains("Eden") || isKept(pool);
    }

    private static boolean isKept(String pool) {
        return pool.contains("Survivor") || pool.contains("Old") || pool.contains("Tenured");
    }

    /// The number of the collection that the other methods speak of.
    static long collection() {
        return COLLECTIONS.get();
    }

    /// Whether so much is in use that a query has to go, or at least it seems so.
    static boolean isFull() {
        return live > FULL * Runtime.getRuntime().maxMemory();
    }

    /// Whether there is so little room that one should not wait for [#measure].
    static boolean isCritical() {
        return live > CRITICAL * Runtime.getRuntime().maxMemory();
    }

    /// Whether a query that has allocated `bytes` may be what fills the heap.
    static boolean isLarge(long bytes) {
        return bytes > LARGE * Runtime.getRuntime().maxMemory();
    }

    /// Collects all garbage, which takes up to a second, to know how much is in use. Who asks while this is done
    /// for another waits for the same.
    static void measure() {
        long before = MEASURES.get();
        synchronized (Heap.class) {
            if (MEASURES.get() == before) {
                System.gc();
                measured = ManagementFactory.getRuntimeMXBean().getUptime();
                long used = 0;
                for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                    if (isKept(pool.getName())) {
                        used += pool.getUsage().getUsed();
                    }
                }
                live = used;
                COLLECTIONS.incrementAndGet();
                MEASURES.incrementAndGet();
            }
        }
    }

    /// Makes sure that there is room for `bytes` at once.
    ///
    /// @throws MarrowException `QUERY_STOPPED` if there is not
    static void require(long bytes) {
        if (isLarge(bytes) && !hasRoom(bytes)) {
            measure();
            if (!hasRoom(bytes)) {
                throw new MarrowException(ErrorCode.QUERY_STOPPED, OUT_OF_MEMORY);
            }
        }
    }

    private static boolean hasRoom(long bytes) {
        return live + bytes <= FULL * Runtime.getRuntime().maxMemory();
    }

    /// Why a query was stopped.
    static final String OUT_OF_MEMORY =
            "Stopped since it needs more memory than there is; ask for less, or for a part with LIMIT";
}
