package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("Admission of queries")
class AdmissionTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void lets_in_as_many_as_it_may_and_refuses_the_next_at_once_where_none_may_wait() {
        var admission = new Admission(1, 0, Duration.ofMinutes(1), 0);
        try (var first = admission.turn("a");
                var second = admission.turn("b")) {
            first.await(false, AdmissionTest::goOn);
            requireRefused(second, ErrorCode.SERVICE_BUSY, 60);
        }
    }

    @Test
    void lets_one_wait_and_gives_up_when_its_patience_is_over() {
        var admission = new Admission(1, 1, SHORT, 0);
        try (var first = admission.turn("a");
                var second = admission.turn("b")) {
            first.await(false, AdmissionTest::goOn);
            requireRefused(second, ErrorCode.SERVICE_BUSY, 1);
        }
    }

    @Test
    void forgets_one_that_waits_when_nobody_waits_for_it_any_more() {
        var admission = new Admission(1, 1, Duration.ofMinutes(1), 0);
        try (var first = admission.turn("a");
                var gone = admission.turn("b")) {
            first.await(false, AdmissionTest::goOn);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> gone.await(false, () -> {
                        throw new IllegalStateException("The caller has gone");
                    }));
        }
        try (var next = admission.turn("c")) {
            next.await(false, AdmissionTest::goOn);
        }
    }

    @Test
    void lets_the_next_in_when_one_has_ended() {
        var admission = new Admission(1, 0, SHORT, 0);
        try (var first = admission.turn("a")) {
            first.await(false, AdmissionTest::goOn);
        }
        try (var next = admission.turn("b")) {
            next.await(false, AdmissionTest::goOn);
        }
        try (var last = admission.turn("c")) {
            last.await(false, AdmissionTest::goOn);
        }
    }

    @Test
    void keeps_no_look_up_waiting_and_gives_nothing_back_that_was_not_taken() {
        var admission = new Admission(1, 0, SHORT, 0);
        try (var slow = admission.turn("a")) {
            slow.await(false, AdmissionTest::goOn);
            try (var quick = admission.turn("a")) {
                quick.await(true, AdmissionTest::goOn);
            }
            try (var other = admission.turn("b")) {
                requireRefused(other, ErrorCode.SERVICE_BUSY, 1);
            }
        }
    }

    @Test
    void refuses_a_caller_whose_time_is_used_up_and_nobody_else() throws InterruptedException {
        var admission = new Admission(2, 0, SHORT, 0.02);
        try (var long1 = admission.turn("a")) {
            long1.await(false, AdmissionTest::goOn);
            Thread.sleep(100);
        }
        try (var again = admission.turn("a");
                var other = admission.turn("b");
                var quick = admission.turn("a")) {
            assertThatExceptionOfType(Admission.Refused.class)
                    .isThrownBy(() -> again.await(false, AdmissionTest::goOn))
                    .satisfies(refused -> {
                        assertThat(refused.code()).isEqualTo(ErrorCode.ALLOWANCE_USED);
                        assertThat(refused.retryAfter()).isBetween(100L, 2_000L);
                    });
            other.await(false, AdmissionTest::goOn);
            quick.await(true, AdmissionTest::goOn);
        }
    }

    @Test
    void counts_a_look_up_that_took_long_and_refuses_the_caller_further_ones() throws InterruptedException {
        var admission = new Admission(1, 0, SHORT, 0.02);
        try (var long1 = admission.turn("a")) {
            long1.await(true, AdmissionTest::goOn);
            Thread.sleep(1_100);
        }
        try (var again = admission.turn("a");
                var other = admission.turn("b")) {
            assertThatExceptionOfType(Admission.Refused.class)
                    .isThrownBy(() -> again.await(true, AdmissionTest::goOn))
                    .returns(ErrorCode.ALLOWANCE_USED, MarrowException::code);
            other.await(true, AdmissionTest::goOn);
        }
    }

    private static void goOn() {}

    private static void requireRefused(Admission.Turn turn, ErrorCode code, long retryAfter) {
        assertThatExceptionOfType(Admission.Refused.class)
                .isThrownBy(() -> turn.await(false, AdmissionTest::goOn))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.retryAfter()).isEqualTo(retryAfter);
                });
    }
}
