package io.sales.inventory.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldStock;
import io.sales.inventory.race.Callers.Calling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An instance dies by SIGKILL while it writes holds in groups, and its callers turn to the other one. */
class KillRaceIT extends RaceSuite {

    private static final List<String> HOT = List.of("HOT-1", "HOT-2", "HOT-3");
    private static final int ROUNDS = Form.size(5, 30);
    private static final int ORDERS = Form.size(2_000, 5_000);

    /** The instance may die between two groups, and nothing is to be seen; it will not each time. */
    private static final int MOST_ROUNDS_WITHOUT_GUARD = 12;

    private static final String SCENARIO = "SIGKILL of one of two instances in a rush of grouped holds";

    @AfterEach
    void bothRun() {
        cluster.replaceIfKilled();
    }

    @Test
    void everyGroupIsThereOrNotAndEveryRepeatIsAnsweredRight() throws Exception {
        var rounds = rounds(ROUNDS);

        Report.guarded(SCENARIO, summary(rounds));
        assertThat(rounds).allSatisfy(round -> {
            assertThat(round.isTorn()).as(round.toString()).isFalse();
            assertThat(round.repeats().keySet()).isSubsetOf("granted", "granted again");
            // A busy machine may refuse some before their turn; nothing was done for them then.
            assertThat(round.answers().keySet()).isSubsetOf("granted", Callers.NO_ANSWER, Slugs.TOO_MANY_REQUESTS);
        });
        assertThat(rounds).anyMatch(round -> round.unanswered() > 0);
        assertThat(rounds).anyMatch(round -> round.largestGroup() > 1);
    }

    @Test
    void withoutOneTransactionGroupsAreTornApart() throws Exception {
        List<Round> rounds =
                cluster.without(Guard.ONE_TRANSACTION, () -> roundsUntil(Round::isTorn, MOST_ROUNDS_WITHOUT_GUARD));

        Report.without(Guard.ONE_TRANSACTION.toString(), SCENARIO, summary(rounds));
        assertThat(rounds).anyMatch(Round::isTorn);
    }

    /**
     * @param answers to the first attempts
     * @param repeats what the other instance said to those that were not answered
     * @param halfOrders that had some of their rows but not all, before anything was repeated
     * @param largestGroup orders that were written by one transaction
     */
    private record Round(
            Map<String, Integer> answers,
            Map<String, Integer> repeats,
            long halfOrders,
            long largestGroup,
            long held,
            List<String> faults) {

        /** Whether an order is there by half, or the stock is not what the orders hold together. */
        boolean isTorn() {
            return halfOrders > 0 || !faults.isEmpty() || held != (long) HOT.size() * (ORDERS - refused());
        }

        int refused() {
            return answers.getOrDefault(Slugs.TOO_MANY_REQUESTS, 0);
        }

        int unanswered() {
            return answers.getOrDefault(Callers.NO_ANSWER, 0);
        }
    }

    private static String summary(List<Round> rounds) {
        return "%d rounds of %,d orders: unanswered %s, repeated at the other %s; orders half there %d; groups of up to %d; faults in the books %d"
                .formatted(
                        rounds.size(),
                        ORDERS,
                        rounds.stream().map(Round::unanswered).toList(),
                        rounds.stream().map(Round::repeats).toList(),
                        rounds.stream().mapToLong(Round::halfOrders).sum(),
                        rounds.stream().mapToLong(Round::largestGroup).max().orElse(0),
                        rounds.stream().mapToInt(round -> round.faults().size()).sum());
    }

    private List<Round> rounds(int count) throws Exception {
        return roundsUntil(round -> false, count);
    }

    /** Rounds up to the first that is as wanted. */
    private List<Round> roundsUntil(Predicate<Round> wanted, int most) throws Exception {
        var rounds = new ArrayList<Round>();
        do {
            cluster.replaceIfKilled();
            cluster.empty();
            rounds.add(round());
        } while (rounds.size() < most && !wanted.test(rounds.get(rounds.size() - 1)));
        return rounds;
    }

    /** An order whose first attempt was answered like this, or not at all. */
    private record Tried(HoldStock order, String word) {}

    private Round round() throws Exception {
        cluster.stocked(HOT, ORDERS);
        var answered = new AtomicInteger();
        var killed = new AtomicBoolean();
        CompletableFuture<Void> killer = CompletableFuture.runAsync(() -> killInTheMiddle(answered, killed));
        List<Tried> all = Callers.share(cluster, ORDERS, (caller, number) -> {
            Tried tried = attempt(caller, order(number), killed);
            answered.incrementAndGet();
            return tried;
        });
        killer.join();
        long halfOrders = books.halfOrders(HOT.size());
        List<HoldStock> unknown = all.stream()
                .filter(tried -> tried.word.equals(Callers.NO_ANSWER))
                .map(Tried::order)
                .toList();
        List<String> repeats = Callers.share(
                cluster, unknown.size(), (caller, i) -> Callers.word(holdAtSurvivor(caller, unknown.get(i))));
        return new Round(
                tally(all.stream().map(Tried::word).toList()),
                tally(repeats),
                halfOrders,
                books.largestGroup(),
                HOT.stream().mapToLong(sku -> books.level(sku).held()).sum(),
                books.faults());
    }

    private void killInTheMiddle(AtomicInteger answered, AtomicBoolean killed) {
        Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).until(() -> answered.get() > ORDERS / 3);
        cluster.kill();
        killed.set(true);
    }

    /** Whoever knows that an instance is gone asks the other. */
    private static Tried attempt(Calling caller, HoldStock order, AtomicBoolean killed) throws Exception {
        Object outcome = killed.get()
                ? holdAtSurvivor(caller, order)
                : Callers.outcome(() -> caller.own().inventory().hold(order));
        return new Tried(order, Callers.word(outcome));
    }

    private static Object holdAtSurvivor(Calling caller, HoldStock order) throws Exception {
        return Callers.outcome(() -> caller.survivor().inventory().hold(order));
    }

    private static HoldStock order(int number) {
        return hold(
                "ord_" + number,
                HOT.stream().map(sku -> new SkuQuantity(sku, 1)).toArray(SkuQuantity[]::new));
    }
}
