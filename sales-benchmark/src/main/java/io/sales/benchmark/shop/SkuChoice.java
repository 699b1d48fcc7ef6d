package io.sales.benchmark.shop;

import java.util.random.RandomGenerator;

/** Which SKU the next hold is for, as a number from 1 on; the first is the hot one. */
@FunctionalInterface
public interface SkuChoice {

    int SKUS = 1_000;

    int HOT = 1;

    /** Of a code at least. */
    int DIGITS = 4;

    int next(RandomGenerator random);

    /** All alike. */
    static SkuChoice spread() {
        return spread(SKUS);
    }

    /** The first so many, all alike. */
    static SkuChoice spread(int skus) {
        return random -> HOT + random.nextInt(skus);
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
        String digits = Integer.toString(number);
        return "BENCH-" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }
}
