package io.sales.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Answer DONE = Answer.acknowledged(201, "pay_1", false, "SUCCEEDED");
    private static final Answer LOST = Answer.unknown(0, "EOFException");

    private final History history = new History();

    @Test
    void anAnswerToACopyDecides() {
        send("a", LOST);
        send("b", LOST);
        send("a", DONE);

        assertThat(History.undecided(history.entries()))
                .extracting(entry -> entry.request().key())
                .containsExactly("b");
    }

    @Test
    void aRefusalDecidesToo() {
        send("a", LOST);
        send("a", Answer.refused(409, "illegal-transition"));

        assertThat(History.undecided(history.entries())).isEmpty();
    }

    @Test
    void thatNobodyIsThereDecidesNothing() {
        send("a", LOST);
        send("a", Answer.refused(0, "connection-refused"));
        send("a", Answer.refused(429, "too-many-requests"));

        assertThat(History.undecided(history.entries())).hasSize(1);
    }

    @Test
    void theFirstAcknowledgementCounts() {
        send("a", DONE);
        send("a", Answer.acknowledged(201, "pay_1", true, "SUCCEEDED"));

        assertThat(History.decided(history.entries()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.answer().replayed()).isFalse());
    }

    @Test
    void whatIsAboutAnOrderIsItsPlacingAndItsSteps() {
        history.add(0, place("p"), Answer.acknowledged(201, "ord_1", false, ""));
        history.add(0, place("q"), Answer.acknowledged(201, "ord_2", false, ""));
        send("a", DONE);

        List<Entry> about = History.about("ord_1", history.entries());
        assertThat(about).extracting(entry -> entry.request().key()).containsExactly("p", "a");
    }

    private void send(String key, Answer answer) {
        history.add(
                history.now(),
                new Request(Verb.PAY, 0, false, "ord_1", "/orders/ord_1/payments", key, Map.of()),
                answer);
    }

    private static Request place(String key) {
        return new Request(Verb.PLACE, 0, false, null, "/orders", key, Map.of());
    }
}
