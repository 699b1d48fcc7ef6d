package io.sales.inventory.stock.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.stock.SettleStock;
import io.sales.inventory.stock.domain.Step.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountersTest {

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // held,committed,shipped,released,restocked,writtenOff
                "5,0,0,0,0,0 | 5,0,0,0,0,0 | ''",
                "5,0,0,0,0,0 | 0,5,0,0,0,0 | COMMIT 0/-5/5",
                "5,0,0,0,0,0 | 0,0,0,5,0,0 | RELEASE 0/-5/0",
                "0,5,0,0,0,0 | 0,0,0,5,0,0 | RELEASE 0/0/-5",
                "0,5,0,0,0,0 | 5,0,0,0,0,0 | UNCOMMIT 0/5/-5",
                "0,5,0,0,0,0 | 0,0,5,0,0,0 | SHIP -5/0/-5",
                "5,0,0,0,0,0 | 0,0,5,0,0,0 | COMMIT 0/-5/5, SHIP -5/0/-5",
                "5,0,0,0,0,0 | 0,2,2,1,0,0 | COMMIT 0/-4/4, RELEASE 0/-1/0, SHIP -2/0/-2",
                "3,3,0,0,0,0 | 0,0,0,6,0,0 | RELEASE 0/-3/-3",
                "1,4,0,0,0,0 | 3,1,0,1,0,0 | UNCOMMIT 0/2/-2, RELEASE 0/0/-1",
                "0,0,5,0,0,0 | 0,0,5,0,3,2 | RESTOCK 3/0/0, WRITE_OFF 0/0/0",
                "5,0,0,0,0,0 | 0,0,5,0,5,0 | COMMIT 0/-5/5, SHIP -5/0/-5, RESTOCK 5/0/0",
                "0,0,0,5,0,0 | 5,0,0,0,0,0 | HOLD 0/5/0",
                "0,0,0,5,0,0 | 0,3,1,1,0,1 | HOLD 0/4/0, COMMIT 0/-4/4, SHIP -1/0/-1, WRITE_OFF 0/0/0",
                "2,1,0,2,0,0 | 0,5,0,0,0,0 | HOLD 0/2/0, COMMIT 0/-4/4",
            })
    void booksEveryStepThatIsJumpedOver(String from, String to, String steps) {
        assertThat(String.join(
                        ", ",
                        counters(from).stepsTo(counters(to)).stream()
                                .map(CountersTest::text)
                                .toList()))
                .isEqualTo(steps);
    }

    /** Whatever the way, it arrives, through states that can be, and without going round in circles. */
    @Test
    void everyPlanArrivesThroughStatesThatCanBe() {
        var random = new Random(17);
        for (int round = 0; round < 100_000; round++) {
            Counters from = anyState(random, random.nextInt(12));
            Counters to = from.settledTo(anyWish(random, from));
            assertThat(to.quantity()).isEqualTo(from.quantity());

            List<Step> steps = from.stepsTo(to);
            walk(from, to, steps);
            assertThat(steps.stream().map(Step::kind)).doesNotHaveDuplicates().isSorted();
            if (from.equals(to)) {
                assertThat(steps).isEmpty();
            }
            assertThat(steps.stream().map(Step::kind).toList())
                    .as("neither gives up what it regains, nor takes back what it commits")
                    .doesNotContainSequence(Kind.HOLD, Kind.RELEASE)
                    .doesNotContainSequence(Kind.COMMIT, Kind.UNCOMMIT);
        }
    }

    @Test
    void givesUpWhatIsKeptAndNothingElse() {
        assertThat(counters("2,3,4,1,2,1").givenUp()).isEqualTo(counters("0,0,4,6,2,1"));
        assertThat(counters("0,0,4,6,2,1").holding(7)).isEqualTo(counters("7,0,4,6,2,1"));
    }

    @ParameterizedTest(name = "{0} wanted as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "5,0,0,0,0,0 | 6,0,0,0,0 | 6 units of 5",
                "5,0,0,0,0,0 | 2,2,2,0,0 | 6 units of 5",
                "5,0,0,0,0,0 | 2147483647,2147483647,2147483647,0,0 | 6442450941 units of 5",
                "0,2,3,0,0,0 | 0,3,2,0,0 | shipped",
                "0,0,3,0,2,0 | 0,0,3,1,0 | restocked",
                "0,0,3,0,0,2 | 0,0,3,0,1 | written-off",
                "0,0,3,0,0,0 | 0,0,3,2,2 | more units than it ships",
                "0,0,0,0,0,0 | 1,0,0,0,0 | 1 units of 0",
            })
    void refusesWhatCannotBe(String from, String wanted, String complaint) {
        String[] units = wanted.split(",");
        var line = new SettleStock.Line(
                "A", number(units[0]), number(units[1]), number(units[2]), number(units[3]), number(units[4]));
        assertThatThrownBy(() -> counters(from).settledTo(line))
                .isInstanceOfSatisfying(
                        SalesException.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo(Slugs.INVALID_SETTLEMENT))
                .hasMessageContaining(complaint);
    }

    @Test
    void isAWishOnlyIfAllFiguresAre() {
        Counters state = counters("1,2,6,9,4,1");
        assertThat(state.is(new SettleStock.Line("A", 1, 2, 6, 4, 1))).isTrue();
        assertThat(state.is(new SettleStock.Line("A", 0, 2, 6, 4, 1))).isFalse();
        assertThat(state.is(new SettleStock.Line("A", 1, 0, 6, 4, 1))).isFalse();
        assertThat(state.is(new SettleStock.Line("A", 1, 2, 0, 4, 1))).isFalse();
        assertThat(state.is(new SettleStock.Line("A", 1, 2, 6, 0, 1))).isFalse();
        assertThat(state.is(new SettleStock.Line("A", 1, 2, 6, 4, 0))).isFalse();
    }

    private static void walk(Counters from, Counters to, List<Step> steps) {
        long held = from.held();
        long committed = from.committed();
        long shipped = from.shipped();
        long restocked = from.restocked();
        for (Step step : steps) {
            held += step.heldDelta();
            committed += step.committedDelta();
            shipped -= Math.min(0, step.onHandDelta());
            restocked += Math.max(0, step.onHandDelta());
            assertThat(held).as("held after %s", step).isNotNegative();
            assertThat(committed).as("committed after %s", step).isNotNegative();
            assertThat(restocked).as("restocked after %s", step).isLessThanOrEqualTo(shipped);
        }
        assertThat(List.of(held, committed, shipped, restocked))
                .as("%s to %s by %s", from, to, steps)
                .isEqualTo(List.of(to.held(), to.committed(), to.shipped(), to.restocked()));
        assertThat(steps.stream().anyMatch(step -> step.kind() == Kind.WRITE_OFF))
                .isEqualTo(to.writtenOff() > from.writtenOff());
    }

    private static Counters anyState(Random random, int quantity) {
        int held = random.nextInt(quantity + 1);
        int committed = random.nextInt(quantity - held + 1);
        int shipped = random.nextInt(quantity - held - committed + 1);
        int restocked = random.nextInt(shipped + 1);
        return new Counters(
                held,
                committed,
                shipped,
                quantity - held - committed - shipped,
                restocked,
                random.nextInt(shipped - restocked + 1));
    }

    private static SettleStock.Line anyWish(Random random, Counters from) {
        int most = (int) (from.quantity() - from.shipped());
        int shipped = (int) from.shipped() + random.nextInt(most + 1);
        int held = random.nextInt((int) from.quantity() - shipped + 1);
        int committed = random.nextInt((int) from.quantity() - shipped - held + 1);
        int restocked =
                (int) from.restocked() + random.nextInt(shipped - (int) (from.restocked() + from.writtenOff()) + 1);
        int writtenOff = (int) from.writtenOff() + random.nextInt(shipped - restocked - (int) from.writtenOff() + 1);
        return new SettleStock.Line("A", held, committed, shipped, restocked, writtenOff);
    }

    private static String text(Step step) {
        return "%s %d/%d/%d".formatted(step.kind(), step.onHandDelta(), step.heldDelta(), step.committedDelta());
    }

    private static Counters counters(String text) {
        String[] units = text.split(",");
        return new Counters(
                number(units[0]),
                number(units[1]),
                number(units[2]),
                number(units[3]),
                number(units[4]),
                number(units[5]));
    }

    private static int number(String text) {
        return Integer.parseInt(text.strip());
    }
}
