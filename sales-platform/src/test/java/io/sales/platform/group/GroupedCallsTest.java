package io.sales.platform.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupedCallsTest {

    private final List<List<Integer>> sent = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<List<String>>> answers = new CopyOnWriteArrayList<>();

    private final GroupedCalls<Integer, String> calls = new GroupedCalls<>(3, 1, this::send);

    private CompletableFuture<List<String>> send(List<Integer> group) {
        var answer = new CompletableFuture<List<String>>();
        sent.add(group);
        answers.add(answer);
        return answer;
    }

    @Test
    void theFirstGoesAtOnceAndTheRestTogether() {
        var all = IntStream.range(0, 5).mapToObj(i -> calls.call("SKU " + i, i)).toList();
        assertThat(sent).containsExactly(List.of(0));
        answer(0);
        assertThat(sent).containsExactly(List.of(0), List.of(1, 2, 3));
        answer(1);
        answer(2);
        assertThat(all.stream().map(CompletableFuture::join)).containsExactly("0!", "1!", "2!", "3!", "4!");
    }

    /** An answer that takes long holds up nobody for longer than that. */
    @Test
    void anotherGroupSetsOutBesideOneThatTakesLong() {
        var two = new GroupedCalls<Integer, String>(3, 2, this::send);
        IntStream.range(0, 5).forEach(i -> two.call("SKU " + i, i));
        assertThat(sent).as("for now").containsExactly(List.of(0));

        await().atMost(Duration.ofSeconds(5)).until(() -> sent.size() == 2);
        assertThat(sent).last().isEqualTo(List.of(1, 2, 3));
        answer(1);
        assertThat(sent).last().isEqualTo(List.of(4));
    }

    @Test
    void aCrowdTravelsByItself() {
        IntStream.range(0, 13).forEach(i -> calls.call("hot", i));
        calls.call("cold", 99);
        assertThat(sent).as("one with the others, one with the crowd").containsExactly(List.of(0), List.of(8));
        answer(1);
        assertThat(sent).last().isEqualTo(List.of(9, 10, 11));
        answer(0);
        assertThat(sent).last().isEqualTo(List.of(1, 2, 3));
        answer(3);
        assertThat(sent).last().isEqualTo(List.of(4, 5, 6));
        answer(4);
        assertThat(sent).last().isEqualTo(List.of(7, 99));
    }

    @Test
    void aCrowdThatIsGoneTravelsWithTheOthersAgain() {
        IntStream.range(0, 9).forEach(i -> calls.call("hot", i));
        for (int group = 0; group < sent.size(); group++) {
            answer(group);
        }
        calls.call("hot", 10);
        calls.call("cold", 11);
        calls.call("hot", 12);
        answer(sent.size() - 1);
        assertThat(sent).last().isEqualTo(List.of(11, 12));
    }

    @Test
    void aGroupThatFailsFailsItsMembersAndNobodyElse() {
        var first = calls.call("A", 1);
        var second = calls.call("B", 2);
        var third = calls.call("C", 3);
        answer(0);
        answers.get(1).completeExceptionally(new IllegalStateException("cut off"));
        var fourth = calls.call("B", 4);
        answer(2);

        assertThat(first).isCompletedWithValue("1!");
        assertThat(List.of(second, third))
                .allSatisfy(call -> assertThatThrownBy(call::join)
                        .isInstanceOf(CompletionException.class)
                        .hasRootCauseMessage("cut off"));
        assertThat(fourth).isCompletedWithValue("4!");
    }

    @Test
    void whatCannotBeSentFailsAsWell() {
        var unsendable = new GroupedCalls<Integer, String>(3, 1, group -> {
            throw new IllegalStateException("nobody there");
        });
        assertThatThrownBy(unsendable.call("hot", 1)::join).hasRootCauseMessage("nobody there");
        assertThatThrownBy(unsendable.call("hot", 2)::join).hasRootCauseMessage("nobody there");
    }

    /** Otherwise one caller would get the answer of another. */
    @Test
    void tooFewAnswersAreNone() {
        var call = calls.call("hot", 1);
        answers.get(0).complete(List.of());
        assertThatThrownBy(call::join).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void thereIsNoRoomForMoreThanTheLimit() {
        IntStream.range(0, 1_001).forEach(i -> calls.call("SKU " + i, i));
        assertThatThrownBy(() -> calls.call("hot", -1))
                .isInstanceOfSatisfying(
                        SalesException.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo(Slugs.TOO_MANY_REQUESTS));
        answer(0);
        assertThat(calls.call("hot", -1)).isNotDone();
    }

    private void answer(int group) {
        answers.get(group).complete(sent.get(group).stream().map(i -> i + "!").toList());
    }
}
