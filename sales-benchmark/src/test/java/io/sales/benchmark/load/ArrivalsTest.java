package io.sales.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final int MANY = 200_000;

    @Test
    void constantGapsAreAllTheSame() {
        assertThat(gaps(Arrivals.CONSTANT).distinct().toArray()).containsExactly(0.004);
    }

    /** Exponentially distributed: mean and standard deviation are the same. */
    @Test
    void poissonGapsHaveTheMeanAndTheSpreadOfTheName() {
        double mean = gaps(Arrivals.POISSON).average().orElseThrow();
        double variance = gaps(Arrivals.POISSON)
                .map(gap -> (gap - mean) * (gap - mean))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(0.004, within(0.0001));
        assertThat(Math.sqrt(variance)).isCloseTo(0.004, within(0.0001));
    }

    private static DoubleStream gaps(Arrivals arrivals) {
        var random = new SplittableRandom(3);
        return DoubleStream.generate(() -> arrivals.gapSeconds(250, random)).limit(MANY);
    }
}
