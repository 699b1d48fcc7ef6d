package io.sales.benchmark.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SkuChoiceTest {

    private static final int MANY = 100_000;

    @Test
    void spreadIsEveryoneAlike() {
        assertThat(chosen(SkuChoice.spread()).distinct().count()).isEqualTo(SkuChoice.SKUS);
        assertThat(hot(SkuChoice.spread())).isBetween(50L, 150L);
    }

    @Test
    void hotIsOne() {
        assertThat(hot(SkuChoice.hot())).isEqualTo(MANY);
    }

    @Test
    void coldIsEverybodyElse() {
        assertThat(hot(SkuChoice.cold())).isZero();
        assertThat(chosen(SkuChoice.cold()).distinct().count()).isEqualTo(SkuChoice.SKUS - 1);
    }

    @Test
    void mostlyHotKeepsTheShare() {
        assertThat(hot(SkuChoice.mostlyHot(0.9))).isBetween(89_000L, 91_000L);
    }

    private static long hot(SkuChoice choice) {
        return chosen(choice).filter(sku -> sku == SkuChoice.HOT).count();
    }

    private static IntStream chosen(SkuChoice choice) {
        var random = new SplittableRandom(5);
        return IntStream.generate(() -> choice.next(random)).limit(MANY);
    }
}
