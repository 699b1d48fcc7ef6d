package io.sales.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    private static final Duration WINDOW = Duration.ofMillis(100);
    private static final long CALL_NANOS = 1_000_000;

    @Test
    void countsEveryCallOfEveryCaller() {
        var calls = new AtomicLong();
        ClosedLoop.Caller caller = random -> {
            LockSupport.parkNanos(CALL_NANOS);
            calls.incrementAndGet();
        };

        var pace = ClosedLoop.run(List.of(caller, caller, caller), WINDOW, 1);

        assertThat(pace.callers()).isEqualTo(3);
        assertThat(pace.done()).isPositive().isEqualTo(calls.get());
        assertThat(pace.latency().getTotalCount()).isEqualTo(pace.done());
        assertThat(pace.perSecond()).isEqualTo(pace.done() * 10.0);
    }

    @Test
    void aFailureEndsIt() {
        ClosedLoop.Caller failing = random -> {
            throw new IllegalArgumentException("no");
        };

        assertThatThrownBy(() -> ClosedLoop.run(List.of(failing), WINDOW, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no");
    }
}
