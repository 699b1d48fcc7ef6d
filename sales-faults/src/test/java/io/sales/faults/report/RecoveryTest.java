package io.sales.faults.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.faults.fault.Round;
import io.sales.faults.history.Answer;
import io.sales.faults.history.Entry;
import io.sales.faults.history.Request;
import io.sales.faults.history.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private final List<Entry> history = new ArrayList<>();

    @Test
    void itLastsUntilTheLastFailureWasSentAndDownIsTheLongestTimeWithoutSuccess() {
        done(900);
        failed(1_100);
        failed(2_500);
        done(3_000);
        done(3_200);

        Recovery recovery = only(new Round("kill", "order-1", 1_000, 2_000), 4_000);
        assertThat(recovery.failed()).isEqualTo(2);
        assertThat(recovery.recovered()).isEqualTo(1_500);
        assertThat(recovery.downtime()).isEqualTo(2_010);
    }

    @Test
    void aRoundThatNobodyNoticedTakesNoTime() {
        done(1_050);
        done(1_100);

        Recovery recovery = only(new Round("registry", "zookeeper", 1_000, 1_100), 2_000);
        assertThat(recovery.failed()).isZero();
        assertThat(recovery.recovered()).isZero();
    }

    @Test
    void eachRoundEndsWhereTheNextBegins() {
        failed(1_100);
        failed(5_100);

        List<Recovery> both = Recovery.of(
                List.of(new Round("kill", "a", 1_000, 2_000), new Round("kill", "b", 5_000, 6_000)), history, 9_000);
        assertThat(both).extracting(Recovery::failed).containsExactly(1, 1);
        assertThat(both).extracting(Recovery::recovered).containsExactly(100L, 100L);
    }

    @Test
    void instancesOfOneKindCountTogether() {
        failed(1_100);
        failed(5_100);

        List<Recovery> both = Recovery.of(
                List.of(new Round("kill", "order-1", 1_000, 2_000), new Round("kill", "order-2", 5_000, 6_000)),
                history,
                9_000);
        assertThat(TargetResult.of(both)).singleElement().satisfies(order -> {
            assertThat(order.name()).isEqualTo("order");
            assertThat(order.failed()).isEqualTo(2);
        });
    }

    @Test
    void thePictureHasBothCurvesAndTheMarks() {
        done(900);
        failed(1_100);
        String svg = new Picture("Kill", history, List.of(new Round("kill", "order-1", 1_000, 2_000))).svg();

        assertThat(svg).startsWith("<svg").endsWith("</svg>\n").contains(">order-1<", "Kill");
        assertThat(svg.split("stroke-width", -1)).as("one curve each").hasSize(3);
    }

    private Recovery only(Round round, long end) {
        return Recovery.of(List.of(round), history, end).get(0);
    }

    private void done(long sentAt) {
        add(sentAt, Answer.acknowledged(201, "ord_1", false, ""));
    }

    private void failed(long sentAt) {
        add(sentAt, Answer.unknown(503, "unavailable"));
    }

    private void add(long sentAt, Answer answer) {
        var request = new Request(Verb.PLACE, 0, false, null, "/orders", "key-" + sentAt, Map.of());
        history.add(new Entry(history.size(), sentAt, sentAt + 10, request, answer));
    }
}
