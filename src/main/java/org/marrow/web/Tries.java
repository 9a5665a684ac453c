package org.marrow.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often unknown keys came from each address of late. May be shared between threads.
final class Tries {

    /// The most in one span; then everything from there is refused until it has passed.
    static final int MOST = 10;

    /// How long a try counts.
    static final Duration SPAN = Duration.ofMinutes(1);

    /// The addresses that are remembered; who has been silent the longest is forgotten first.
    private static final int ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> failed = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > ADDRESSES;
        }
    };

    Tries(Clock clock) {
        this.clock = clock;
    }

    /// How long `address` has to wait; zero if it has not.
    synchronized Duration wait(String address) {
        Deque<Instant> times = failed.get(address);
        if (times == null) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        while (!times.isEmpty() && !times.getFirst().plus(SPAN).isAfter(now)) {
            times.removeFirst();
        }
        if (times.isEmpty()) {
            failed.remove(address);
        }
        return times.size() < MOST
                ? Duration.ZERO
                : Duration.between(now, times.getFirst().plus(SPAN));
    }

    /// Notes a failed try.
    synchronized void fail(String address) {
        failed.computeIfAbsent(address, key -> new ArrayDeque<>()).addLast(clock.instant());
    }
}
