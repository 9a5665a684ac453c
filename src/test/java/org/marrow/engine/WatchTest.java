package org.marrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The watch over the heap")
@Timeout(60)
class WatchTest {

    private static final int PIECE = 200_000;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Watch watch = new Watch();
    private final List<byte[]> kept = new ArrayList<>();

    @AfterEach
    void close() {
        watch.close();
    }

    private Running begin(AtomicBoolean signal) {
        return watch.begin(signal, LONG, () -> false);
    }

    /// Keeps more and more until `isEnough`, which comes before the heap has no room at all.
    private void fill(BooleanSupplier isEnough) {
        long most = Runtime.getRuntime().maxMemory() * 9 / 10;
        while (!isEnough.getAsBoolean() && (long) kept.size() * PIECE < most) {
            kept.add(new byte[PIECE]);
        }
    }

    @Test
    void stops_the_query_that_fills_it_and_no_other() throws InterruptedException {
        var small = new AtomicBoolean();
        var large = new AtomicBoolean();
        try (Running one = begin(small)) {
            Thread other = Thread.ofPlatform().start(() -> {
                try (Running two = begin(large)) {
                    fill(large::get);
                    assertThat(two.stopped()).hasMessageContaining("more memory than there is");
                }
            });
            other.join();
            assertThat(large).isTrue();
            assertThat(small).isFalse();
            assertThat(one.stopped()).hasMessage("Stopped by the service");
        }
    }

    @Test
    void goes_on_when_a_look_has_failed() throws InterruptedException {
        var signal = new AtomicBoolean();
        var looks = new AtomicInteger();
        try (Running bad = watch.begin(new AtomicBoolean(), LONG, () -> {
                    if (looks.incrementAndGet() < 3) {
                        throw new IllegalStateException("no such caller");
                    }
                    return false;
                });
                Running good = watch.begin(signal, Duration.ofMillis(500), () -> false)) {
            while (!signal.get()) {
                Thread.sleep(20);
            }
            assertThat(looks).hasValueGreaterThanOrEqualTo(3);
            assertThat(good.stopped()).hasMessageContaining("0.5 s");
            assertThat(bad.stopped()).hasMessage("Stopped by the service");
        }
    }

    @Test
    void lets_a_query_go_on_that_finds_it_full_of_garbage() throws InterruptedException {
        fill(Heap::isFull);
        kept.clear();
        assertThat(Heap.isFull()).isTrue();
        var next = new AtomicBoolean();
        try (Running running = begin(next)) {
            fill(running::isLarge);
            for (int looks = 0; looks < 100 && Heap.isFull(); looks++) {
                Thread.sleep(100);
            }
            assertThat(Heap.isFull()).isFalse();
            assertThat(next).isFalse();
        }
    }
}
