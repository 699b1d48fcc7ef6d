package io.sales.benchmark.hold;

import java.util.random.RandomGenerator;

/** Which SKU the next hold is for, as a number from 1 on; the first is the hot one. */
@FunctionalInterface
interface SkuChoice {

    int SKUS = 1_000;

    int HOT = 1;

    int next(RandomGenerator random);

    /** All alike. */
    static SkuChoice spread() {
        return random -> HOT + random.nextInt(SKUS);
    }

    static SkuChoice hot() {
        return random -> HOT;
    }

    /** All but the hot one, alike. */
    static SkuChoice cold() {
        return random -> HOT + 1 + random.nextInt(SKUS - 1);
    }

    /**
     * @param share of the hot one, 0 to 1
     */
    static SkuChoice mostlyHot(double share) {
        return random -> (random.nextDouble() < share ? hot() : cold()).next(random);
    }

    /** The SKU's code in the catalogue. */
    static String code(int number) {
        return "BENCH-%04d".formatted(number);
    }
}
