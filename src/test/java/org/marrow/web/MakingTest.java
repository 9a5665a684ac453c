package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.marrow.lookup.Json;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("The making of records")
class MakingTest {

    private final Making making = new Making();

    @Test
    void is_done_by_a_few_at_a_time() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var start = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> made = IntStream.range(0, 16)
                    .mapToObj(i -> callers.submit(() -> {
                        start.await();
                        return making.make(() -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            pause();
                            now.decrementAndGet();
                            return i;
                        });
                    }))
                    .toList();
            start.countDown();
            for (int i = 0; i < made.size(); i++) {
                assertThat(made.get(i).get()).isEqualTo(i);
            }
        }
        assertThat(most.get()).isEqualTo(4);
    }

    /// Long enough for all callers to meet, if they may.
    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void ends_where_a_record_is_too_large_whatever_writes_it() {
        List<String> much = Collections.nCopies(1_000, "x".repeat(10_000));
        assertThatThrownBy(() ->
                        making.send(OutputStream.nullOutputStream(), "ask elsewhere", out -> Json.write(much, out)))
                .isInstanceOf(MarrowException.class)
                .hasMessage("Found a record of more than 8 MiB in this format, expected a smaller one; ask elsewhere")
                .extracting(e -> ((MarrowException) e).code())
                .isEqualTo(ErrorCode.NOT_ACCEPTABLE);
    }

    @Test
    void leaves_other_faults_as_they_are() {
        assertThatThrownBy(() -> making.send(OutputStream.nullOutputStream(), "", out -> {
                    throw new IOException("a fault of its own");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("a fault of its own");
    }
}
