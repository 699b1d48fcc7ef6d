package io.sales.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.inventory.stock.domain.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostingTest {

    private static final Entry HOLD = Entry.of("A", Step.hold(5), "ann", "ord_1");
    private static final Entry RELEASE = Entry.of("A", Step.release(5, 0), "ann", "ord_1");
    private static final Entry RECEIVE = new Entry("A", "RECEIVED", 3, 0, 0, "staff", "adj_1");
    private static final Entry DAMAGED = new Entry("A", "DAMAGED", -3, 0, 0, "staff", "adj_2");

    /** What is given back at once must still have been there to take. */
    @Test
    void asksForTheLowestPointOnTheWayNotForItsEnd() {
        assertThat(posting(HOLD, RELEASE).lowestAvailableDelta()).isEqualTo(-5);
        assertThat(posting(RELEASE, HOLD).lowestAvailableDelta()).isZero();
        assertThat(posting(HOLD, HOLD, RECEIVE).lowestAvailableDelta()).isEqualTo(-10);
    }

    @Test
    void asksForTheHighestPointOnTheWayNotForItsEnd() {
        assertThat(posting(RECEIVE, DAMAGED).highestOnHandDelta()).isEqualTo(3);
        assertThat(posting(DAMAGED, RECEIVE).highestOnHandDelta()).isZero();
    }

    @Test
    void theStartFollowsFromTheEnd() {
        var end = new Level("A", 10, 7, 1, 9, null);
        assertThat(posting(HOLD, RECEIVE).before(end)).isEqualTo(new Level("A", 7, 2, 1, 7, null));
    }

    @Test
    void postingsComeInTheOrderOfTheirSkusAndEntriesInTheirOwn() {
        var other = Entry.of("0", Step.hold(1), "ann", "ord_2");
        assertThat(Posting.bySku(List.of(HOLD, other, RELEASE)))
                .containsExactly(new Posting("0", List.of(other)), new Posting("A", List.of(HOLD, RELEASE)));
    }

    private static Posting posting(Entry... entries) {
        return new Posting("A", List.of(entries));
    }
}
