package io.sales.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.faults.check.Evidence.Rest;
import io.sales.faults.history.Answer;
import io.sales.faults.history.Entry;
import io.sales.faults.history.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check is silent about what went well, and sees the damage that it is there for. */
class CheckTest {

    static List<Check> checks() {
        return Check.all();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void whatWentWellIsNotFound(Check check) {
        assertThat(check.find(Sold.well())).as(check.promise()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void itsOwnDamageIsFound(Check check) {
        assertThat(check.find(check.damaged(Sold.well()))).as(check.damage()).isNotEmpty();
    }

    @Test
    void anAcknowledgedOrderThatIsGoneIsFound() {
        Evidence evidence = with(Sold.entry(3, Sold.place("place-2"), Answer.acknowledged(201, "ord_2", false, "")));

        assertThat(new AcknowledgedIsThere().find(evidence))
                .containsExactly(new Finding("ord_2", "was acknowledged and is not there"));
    }

    @Test
    void anOrderThatNobodyWasToldOfIsFound() {
        Evidence evidence = Sold.well().withHistory(List.of());

        assertThat(new AcknowledgedIsThere().find(evidence))
                .extracting(Finding::subject)
                .containsExactly(Sold.ORDER);
    }

    @Test
    void aShipmentThatWasRefusedAndIsThereIsFound() {
        var history = new ArrayList<>(Sold.history());
        history.set(2, Sold.entry(2, Sold.step(Verb.SHIP, "ship-1"), Answer.refused(409, "illegal-transition")));

        assertThat(new AcknowledgedIsThere().find(Sold.well().withHistory(history)))
                .extracting(Finding::what)
                .containsExactly("SHIP acknowledged 0 times, 1 times in its history");
    }

    @Test
    void copiesOfOneRequestCountOnce() {
        Evidence evidence =
                with(Sold.entry(3, Sold.step(Verb.PAY, "pay-1"), Answer.acknowledged(201, "pay_1", true, "SUCCEEDED")));

        assertThat(new AcknowledgedIsThere().find(evidence)).isEmpty();
    }

    @Test
    void whatNeverGetsAnAnswerIsFound() {
        Evidence evidence = with(Sold.entry(3, Sold.step(Verb.CANCEL, "cancel-1"), Answer.unknown(504, "timeout")));

        assertThat(new DoubtIsDecided().find(evidence)).hasSize(1);
    }

    @Test
    void aRepeatThatWorksAnewAtWhatWasThereIsFound() {
        Entry doubt = Sold.entry(3, Sold.step(Verb.SHIP, "ship-1"), Answer.unknown(0, "EOF"));
        Evidence there = Sold.well().withBefore(List.of(doubt), Map.of(Sold.ORDER, Sold.order()));

        assertThat(new DoubtIsDecided().find(there))
                .extracting(Finding::what)
                .containsExactly("SHIP was there, but its repeat was answered as if it was not there");
    }

    @Test
    void aHoldThatStaysTooLongIsFound() {
        Evidence sold = Sold.well();
        var late = new Evidence(
                sold.history(),
                sold.doubtful(),
                sold.before(),
                sold.listed(),
                sold.orders(),
                sold.shelf(),
                sold.discrepancies(),
                sold.unfinished(),
                sold.provider(),
                new Rest(31, true));

        assertThat(new NoStrayHold().find(late)).hasSize(1);
    }

    @Test
    void anOrderThatIsListedTwiceIsFound() {
        OrderSeen order = Sold.well().listed().get(0);

        assertThat(new ListsAgree().find(Sold.well().withListed(List.of(order, order))))
                .containsExactly(new Finding(Sold.ORDER, "is in the list twice"));
    }

    private static Evidence with(Entry entry) {
        var history = new ArrayList<>(Sold.history());
        history.add(entry);
        return Sold.well().withHistory(history);
    }
}
