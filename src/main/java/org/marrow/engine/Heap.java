package org.marrow.engine;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// How much of the heap is in use, as of the last garbage collection. May be shared between threads.
final class Heap {

    /// Above it, the largest query is stopped.
    private static final double FULL = 0.7;

    private static volatile long live;

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

    private static void collected(GarbageCollectionNotificationInfo info) {
        long used = 0;
        for (var pool : info.getGcInfo().getMemoryUsageAfterGc().entrySet()) {
            if (isHeap(pool.getKey())) {
                MemoryUsage usage = pool.getValue();
                used += usage.getUsed();
            }
        }
        live = used;
    }

    private static boolean isHeap(String pool) {
        return pool.contains("Eden") || pool.contains("Survivor") || pool.contains("Old") || pool.contains("Tenured");
    }

    /// Whether so much is in use that a query has to go.
    static boolean isFull() {
        return live > FULL * Runtime.getRuntime().maxMemory();
    }

    /// Makes sure that there is room for `bytes` at once.
    ///
    /// @throws MarrowException `QUERY_STOPPED` if there is not
    static void require(long bytes) {
        if (live + bytes > FULL * Runtime.getRuntime().maxMemory()) {
            throw new MarrowException(ErrorCode.QUERY_STOPPED, OUT_OF_MEMORY);
        }
    }

    /// Why a query was stopped.
    static final String OUT_OF_MEMORY =
            "Stopped since it needs more memory than there is; ask for less, or for a part with LIMIT";
}
