package org.marrow.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Lets queries in: look-ups at once, everything else a few at a time with a short queue behind them, and from
/// each caller only for so much time in a minute, in which quick look-ups do not count. Who is refused is told so
/// at once. May be shared between threads.
final class Admission {

    private static final double NANOS = 1e9;

    /// Nanoseconds after which one that waits looks whether there is still somebody who waits for it.
    private static final long LOOK = 100_000_000;

    private static final double MINUTE = 60;

    /// Seconds after which what seemed a look-up was none.
    private static final double QUICK = 1;

    /// Marks a caller's account of look-ups that were none, so that whoever has used up the time of other queries may
    /// still look things up.
    private static final String SLOW_LOOK_UPS = " look-ups";

    /// Callers that are remembered at most.
    private static final int CALLERS = 10_000;

    private final int queue;
    private final Duration wait;
    private final double seconds;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Thread> waiting = new ArrayDeque<>();
    private int free;
    private final Map<String, Used> callers = new ConcurrentHashMap<>();

    /// What a caller has used and has not won back by waiting.
    ///
    /// @param seconds as of `at`
    /// @param at      nanoseconds, of [System#nanoTime]
    private record Used(double seconds, long at) {}

    /// @param slow    queries that are no look-ups, at once
    /// @param queue   those that may wait
    /// @param wait    how long one may
    /// @param seconds that one caller may use in a minute; 0 for any number
    Admission(int slow, int queue, Duration wait, double seconds) {
        this.free = slow;
        this.queue = queue;
        this.wait = wait;
        this.seconds = seconds;
    }

    /// As the settings say.
    static Admission of(Settings.Admission settings) {
        return new Admission(settings.slow(), settings.queue(), settings.patience(), settings.seconds());
    }

    /// The turn of a query, which ends when it is closed.
    final class Turn implements AutoCloseable {

        private final String caller;
        private String account = "";
        private boolean hasPlace;
        private long begun;

        private Turn(String caller) {
            this.caller = caller;
        }

        /// Waits until the query may run.
        ///
        /// @param check asked from time to time while it waits; throws if there is nothing to wait for any more
        /// @throws Refused `SERVICE_BUSY` or `ALLOWANCE_USED`
        void await(boolean isLookUp, Runnable check) {
            account = isLookUp ? caller + SLOW_LOOK_UPS : caller;
            allow(account);
            if (!isLookUp) {
                acquire(check);
                hasPlace = true;
            }
            begun = System.nanoTime();
        }

        @Override
        public void close() {
            double used = begun == 0 ? 0 : (System.nanoTime() - begun) / NANOS;
            if (hasPlace) {
                release();
            }
            if (hasPlace || used > QUICK) {
                use(account, used);
            }
        }
    }

    /// The turn of a query that `caller` asks, to be awaited once it is known what it is like.
    Turn turn(String caller) {
        return new Turn(caller);
    }

    /// A refusal.
    static final class Refused extends MarrowException {

        private final long retryAfter;

        private Refused(ErrorCode code, String message, double retryAfter) {
            super(code, message);
            this.retryAfter = Math.max(1, (long) Math.ceil(retryAfter));
        }

        /// Seconds until it may be worth to ask again.
        long retryAfter() {
            return retryAfter;
        }
    }

    /// Takes a place, in the order in which they came.
    private void acquire(Runnable check) {
        lock.lock();
        try {
            if (free == 0 || !waiting.isEmpty()) {
                if (waiting.size() >= queue) {
                    throw busy("Found %d queries waiting".formatted(queue));
                }
                waitFor(check);
            }
            free--;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy("Found the service stopping");
        } finally {
            lock.unlock();
        }
    }

    private void waitFor(Runnable check) throws InterruptedException {
        Thread self = Thread.currentThread();
        waiting.add(self);
        try {
            long end = System.nanoTime() + wait.toNanos();
            while (free == 0 || !self.equals(waiting.peekFirst())) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw busy("Found no room for a query in %d ms".formatted(wait.toMillis()));
                }
                // Woken or not, it looks again; how long it waited does not matter.
                var _ = changed.awaitNanos(Math.min(LOOK, left));
                check.run();
            }
        } finally {
            waiting.remove(self);
            changed.signalAll();
        }
    }

    private void release() {
        lock.lock();
        try {
            free++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Refused busy(String found) {
        return new Refused(
                ErrorCode.SERVICE_BUSY, found + ", expected fewer; try again a little later", wait.toSeconds());
    }

    private void allow(String caller) {
        double left = used(callers.get(caller), System.nanoTime()) - seconds;
        if (seconds > 0 && left > 0) {
            throw new Refused(
                    ErrorCode.ALLOWANCE_USED,
                    "Found the time used up that one caller's queries may take, expected no more than %.0f s a minute"
                            .formatted(seconds),
                    MINUTE * left / seconds);
        }
    }

    private double used(@Nullable Used used, long now) {
        return used == null ? 0 : Math.max(0, used.seconds() - seconds / MINUTE * (now - used.at()) / NANOS);
    }

    private void use(String caller, double more) {
        long now = System.nanoTime();
        if (callers.size() > CALLERS) {
            callers.values().removeIf(each -> used(each, now) == 0);
        }
        callers.compute(caller, (key, before) -> new Used(used(before, now) + more, now));
    }
}
