package io.sales.benchmark.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.benchmark.load.Percentiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlashTest {

    @Test
    void isExactWhenEverybodyKnowsAndNothingIsLeft() {
        assertThat(flash(20, 40, 20, 0).isExact()).isTrue();
    }

    @Test
    void seesAUnitTooMany() {
        assertThat(flash(21, 39, 21, 0).isExact()).isFalse();
    }

    @Test
    void seesAUnitThatNobodyGot() {
        assertThat(flash(19, 41, 19, 1).isExact()).isFalse();
    }

    @Test
    void seesAUnitThatIsNotKept() {
        assertThat(flash(20, 40, 19, 1).isExact()).isFalse();
    }

    @Test
    void seesABuyerWithoutAnAnswer() {
        assertThat(flash(20, 39, 20, 0).isExact()).isFalse();
    }

    @Test
    void tellsTheSlowestOfAllRounds() {
        assertThat(flash(20, 40, 20, 0).slowestRefusalSeconds()).isEqualTo(1.5);
    }

    private static Flash flash(long sold, long refused, long reserved, long left) {
        var answers = new Percentiles(60, 100, 200, 300, 400, 500, 1_500);
        return new Flash(
                60,
                20,
                List.of(
                        new Flash.Round(20, 40, 20, 0, 0, 300, 900, answers),
                        new Flash.Round(sold, refused, reserved, left, 3, 400, 1_500, answers)));
    }
}
