package io.sales.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.SkuQuantity;
import io.sales.api.stock.HoldStock;
import io.sales.inventory.stock.HoldQueue.Waiting;
import io.sales.testing.Crowd;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many who come and several who serve: whoever wants a SKU first is served first. */
class HoldQueueOrderTest {

    private static final int COMING = 8;
    private static final int SERVING = 4;
    private static final int HOLDS_EACH = 300;

    @Test
    void holdsOfOneSkuLeaveInTheOrderInWhichTheyCame() throws Exception {
        Traffic traffic = traffic(new HoldQueue());

        assertThat(traffic.served()).isEqualTo(COMING * HOLDS_EACH);
        assertThat(traffic.overtakings()).isZero();
        assertThat(traffic.conflicts()).isZero();
        assertThat(traffic.largestGroup()).isBetween(2, HoldQueue.MAX_GROUP);
    }

    /** The control: a queue that serves the last first. */
    @Test
    void theLastComeFirstServedAreSeenToOvertake() throws Exception {
        Traffic traffic = traffic(new HoldQueue() {
            @Override
            synchronized List<Waiting> take() throws InterruptedException {
                var group = new ArrayList<>(super.take());
                Collections.reverse(group);
                return group;
            }
        });

        assertThat(traffic.served()).isEqualTo(COMING * HOLDS_EACH);
        assertThat(traffic.overtakings()).isPositive();
    }

    /**
     * @param overtakings how often one left before another that came earlier and wants one of its SKUs
     * @param conflicts how often two groups at work wanted the same SKU
     */
    private record Traffic(int served, int overtakings, int conflicts, int largestGroup) {}

    private static Traffic traffic(HoldQueue queue) throws Exception {
        var record = new Record(queue);
        var coming = new AtomicInteger(COMING);
        Crowd.rush(COMING + SERVING, i -> () -> {
            if (i < COMING) {
                come(record, new Random(i));
                if (coming.decrementAndGet() == 0) {
                    queue.close();
                }
            } else {
                serve(record);
            }
            return i;
        });
        return new Traffic(record.served, record.overtakings, record.conflicts, record.largestGroup);
    }

    private static void come(Record record, Random random) {
        for (int i = 0; i < HOLDS_EACH; i++) {
            var lines = new ArrayList<SkuQuantity>();
            for (int sku = random.nextInt(3); sku < 10; sku += 1 + random.nextInt(9)) {
                lines.add(new SkuQuantity("SKU-" + sku, 1));
            }
            record.add(Waiting.of(new HoldStock("ord_" + i, 1, "hash", "cus_ann", lines)));
            while (record.queue.length() > HoldQueue.MAX_WAITING / 2) {
                Thread.onSpinWait();
            }
        }
    }

    private static void serve(Record record) throws InterruptedException {
        for (List<Waiting> group = record.take(); !group.isEmpty(); group = record.take()) {
            record.done(group);
        }
    }

    /** Who came when, under the queue's own lock, so that the order is the queue's. */
    private static final class Record {

        private final HoldQueue queue;
        private final Map<String, List<Waiting>> waiting = new HashMap<>();
        private final Map<String, Integer> busy = new HashMap<>();
        private int served;
        private int overtakings;
        private int conflicts;
        private int largestGroup;

        Record(HoldQueue queue) {
            this.queue = queue;
        }

        void add(Waiting one) {
            synchronized (queue) {
                queue.add(one);
                one.skus()
                        .forEach(sku -> waiting.computeIfAbsent(sku, any -> new ArrayList<>())
                                .add(one));
            }
        }

        List<Waiting> take() throws InterruptedException {
            synchronized (queue) {
                List<Waiting> group = queue.take();
                group.forEach(this::leaves);
                group.stream()
                        .flatMap(one -> one.skus().stream())
                        .distinct()
                        .forEach(sku -> conflicts += busy.merge(sku, 1, Integer::sum) - 1);
                largestGroup = Math.max(largestGroup, group.size());
                served += group.size();
                return group;
            }
        }

        private void leaves(Waiting one) {
            for (String sku : one.skus()) {
                List<Waiting> before = waiting.getOrDefault(sku, List.of());
                if (!one.equals(before.get(0))) {
                    overtakings++;
                }
                before.remove(one);
            }
        }

        void done(List<Waiting> group) {
            synchronized (queue) {
                group.stream().flatMap(one -> one.skus().stream()).distinct().forEach(busy::remove);
                queue.done(group);
            }
        }
    }
}
