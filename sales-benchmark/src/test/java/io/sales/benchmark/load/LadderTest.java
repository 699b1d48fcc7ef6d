package io.sales.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration P99_LIMIT = Duration.ofMillis(100);

    private final Ladder ladder = new Ladder(100, 2, 12, P99_LIMIT);

    @Test
    void stopsBehindTheCapacityAndFindsIt() {
        List<Run> runs = ladder.climb(rate -> run(rate, Math.min(rate, 1_000), 5));

        assertThat(runs)
                .extracting(Run::offered)
                .isSorted()
                .startsWith(100.0, 200.0, 400.0, 800.0)
                .endsWith(1_600.0, 3_200.0)
                .hasSize(8);
        assertThat(Ladder.capacity(runs)).isCloseTo(1_000, within(1.0));
    }

    @Test
    void anExplodingLatencyEndsItTooThoughTheRateIsThere() {
        List<Run> runs = ladder.climb(rate -> run(rate, rate, rate > 500 ? 3_000 : 5));

        assertThat(runs).extracting(Run::offered).endsWith(800.0, 1_600.0);
    }

    @Test
    void oneHiccupDoesNotEndIt() {
        List<Run> runs = ladder.climb(rate -> run(rate, rate == 200 ? 20 : Math.min(rate, 1_000), 5));

        assertThat(Ladder.capacity(runs)).isCloseTo(1_000, within(1.0));
    }

    @Test
    void endsAlsoIfNothingEverFails() {
        var offered = new ArrayList<Double>();

        ladder.climb(rate -> {
            offered.add(rate);
            return run(rate, rate, 5);
        });

        assertThat(offered).hasSize(12);
    }

    @Test
    void narrowsDownBelowAFirstStepThatFails() {
        List<Run> runs = ladder.climb(rate -> run(rate, Math.min(rate, 60), 5));

        assertThat(runs.get(0).offered()).isBetween(50.0, 100.0);
        assertThat(Ladder.capacity(runs)).isCloseTo(60, within(1.0));
    }

    @Test
    void theBestStepIsTheFastestThatWasFollowed() {
        List<Run> runs = ladder.climb(rate -> run(rate, rate, rate > 500 ? 3_000 : 5));

        assertThat(ladder.best(runs).orElseThrow().offered()).isBetween(400.0, 500.0);
    }

    @Test
    void aRefusalInFiftyIsNotSustained() {
        assertThat(run(1_000, 1_000, 5).isSustained(P99_LIMIT)).isTrue();
        assertThat(run(1_000, 980, 5).isSustained(P99_LIMIT)).isFalse();
        assertThat(run(1_000, 980, 5).follows(P99_LIMIT)).isTrue();
    }

    private static Run run(double offered, double achieved, long p99Millis) {
        var latency = new Histogram(3);
        latency.recordValueWithCount(TimeUnit.MILLISECONDS.toMicros(p99Millis), 100);
        long arrivals = Math.round(offered * WINDOW.toSeconds());
        long done = Math.round(achieved * WINDOW.toSeconds());
        return new Run(
                offered, WINDOW, arrivals, arrivals - done, done, 0, 0, achieved, latency, latency, latency, latency);
    }
}
