package io.sales.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldStock;
import io.sales.inventory.stock.HoldQueue.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HoldQueueTest {

    private final HoldQueue queue = new HoldQueue();

    @Test
    void whoeverWaitsGoesTogetherInTheOrderOfArrival() throws Exception {
        List<Waiting> all = List.of(arrive("1", "A"), arrive("2", "B"), arrive("3", "A"), arrive("4", "B", "C"));
        assertThat(queue.take()).containsExactlyElementsOf(all);
    }

    @Test
    void aSkuAtWorkHoldsUpOnlyThoseWhoWantIt() throws Exception {
        arrive("1", "HOT");
        List<Waiting> hot = queue.take();
        Waiting second = arrive("2", "HOT");
        Waiting cold = arrive("3", "COLD");
        assertThat(queue.take()).containsExactly(cold);
        queue.done(hot);
        assertThat(queue.take()).containsExactly(second);
    }

    /** Otherwise a basket with a hot SKU could wait for ever behind smaller orders. */
    @Test
    void nobodyOvertakesABasketThatWaitsForOneOfItsSkus() throws Exception {
        arrive("1", "HOT");
        List<Waiting> hot = queue.take();
        Waiting basket = arrive("2", "COLD", "HOT");
        Waiting late = arrive("3", "COLD");
        Waiting other = arrive("4", "OTHER");
        assertThat(queue.take()).containsExactly(other);
        queue.done(hot);
        assertThat(queue.take()).containsExactly(basket, late);
    }

    @Test
    void aGroupIsBoundedByMembers() throws Exception {
        IntStream.range(0, HoldQueue.MAX_GROUP + 1).forEach(i -> arrive("ord_" + i, "S" + i));
        assertThat(queue.take()).hasSize(HoldQueue.MAX_GROUP);
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void aGroupIsBoundedByLinesAndASmallerOrderMayFillIt() throws Exception {
        for (int i = 0; i < 5; i++) {
            String[] skus = IntStream.range(i * 90, i * 90 + 90)
                    .mapToObj(sku -> "S" + sku)
                    .toArray(String[]::new);
            arrive("ord_" + i, skus);
        }
        Waiting small = arrive("small", "X");
        List<Waiting> group = queue.take();
        assertThat(group).hasSize(5).contains(small);
        assertThat(group.stream().mapToInt(one -> one.skus().size()).sum()).isLessThanOrEqualTo(HoldQueue.MAX_LINES);
    }

    @Test
    void thereIsNoRoomForMoreThanTheLimit() {
        IntStream.range(0, HoldQueue.MAX_WAITING).forEach(i -> arrive("ord_" + i, "A"));
        assertRefused(Slugs.TOO_MANY_REQUESTS);
        assertThat(queue.length()).isEqualTo(HoldQueue.MAX_WAITING);
    }

    @Test
    void aClosedQueueServesWhoWaitsAndLetsNobodyIn() throws Exception {
        Waiting one = arrive("1", "A");
        queue.close();
        assertRefused(Slugs.UNAVAILABLE);
        assertThat(queue.take()).containsExactly(one);
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void aWorkerWaitsForWorkAndForTheEnd() {
        var taken = CompletableFuture.supplyAsync(this::taken);
        Waiting one = arrive("1", "A");
        await().until(taken::isDone);
        assertThat(taken.join()).containsExactly(one);

        var nothing = CompletableFuture.supplyAsync(this::taken);
        queue.close();
        await().until(nothing::isDone);
        assertThat(nothing.join()).isEmpty();
    }

    /** A worker that is told of the first one at once gets the second one too. */
    @Test
    void whatComesTogetherLeavesTogether() throws Exception {
        var group = new ArrayList<Waiting>();
        var worker = new Thread(() -> group.addAll(taken()));
        worker.start();
        await().until(() -> worker.getState() == Thread.State.WAITING);
        List<Waiting> both = queue.together(() -> {
            Waiting first = arrive("1", "A");
            await().until(() -> worker.getState() != Thread.State.WAITING);
            return List.of(first, arrive("2", "B"));
        });
        worker.join(10_000);
        assertThat(group).containsExactlyElementsOf(both);
    }

    /** Many workers: no SKU is ever in two groups at work, and each SKU's holds leave in their order. */
    @Test
    void groupsAtWorkHaveNoSkuInCommon() throws Exception {
        var atWork = new ArrayList<String>();
        var clashes = new ArrayList<String>();
        var served = new ArrayList<Waiting>();
        List<Thread> workers = Stream.generate(() -> new Thread(() -> {
                    for (List<Waiting> group = taken(); !group.isEmpty(); group = taken()) {
                        List<String> skus = group.stream()
                                .flatMap(one -> one.skus().stream())
                                .distinct()
                                .toList();
                        synchronized (atWork) {
                            skus.stream().filter(atWork::contains).forEach(clashes::add);
                            atWork.addAll(skus);
                            served.addAll(group);
                        }
                        synchronized (atWork) {
                            atWork.removeAll(skus);
                        }
                        queue.done(group);
                    }
                }))
                .limit(4)
                .toList();
        workers.forEach(Thread::start);
        for (int i = 0; i < 900; i++) {
            arrive(String.valueOf(i), "S" + i % 7, "T" + i % 3);
        }
        queue.close();
        for (Thread worker : workers) {
            worker.join();
        }

        assertThat(clashes).isEmpty();
        assertThat(served).hasSize(900);
        for (int sku = 0; sku < 7; sku++) {
            int own = sku;
            assertThat(served.stream()
                            .map(one -> Integer.parseInt(one.command().orderId()))
                            .filter(order -> order % 7 == own))
                    .isSorted();
        }
    }

    private List<Waiting> taken() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRefused(String slug) {
        assertThatThrownBy(() -> arrive("one too many", "A"))
                .isInstanceOfSatisfying(
                        SalesException.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo(slug));
    }

    private Waiting arrive(String orderId, String... skus) {
        var one = Waiting.of(command(orderId, skus));
        queue.add(one);
        return one;
    }

    private static HoldStock command(String orderId, String... skus) {
        return new HoldStock(
                orderId,
                1,
                "hash",
                "cus_ann",
                Stream.of(skus).map(sku -> new SkuQuantity(sku, 1)).toList());
    }
}
