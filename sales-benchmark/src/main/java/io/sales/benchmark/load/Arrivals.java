package io.sales.benchmark.load;

import java.util.random.RandomGenerator;

/** How calls follow each other, at a given mean rate, whatever becomes of the calls before. */
public enum Arrivals {
    /** Every gap is the same. */
    CONSTANT {
        @Override
        double gapSeconds(double perSecond, RandomGenerator random) {
            return 1 / perSecond;
        }
    },
    /** As from many callers who do not know of each other: the gaps are exponentially distributed. */
    POISSON {
        @Override
        double gapSeconds(double perSecond, RandomGenerator random) {
            return -Math.log1p(-random.nextDouble()) / perSecond;
        }
    };

    abstract double gapSeconds(double perSecond, RandomGenerator random);
}
