package io.sales.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sales.api.order.CancelOrder;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.ordering.OrderProviderSuite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders that were not paid, all due at once, while the shop goes on: 2,000, or as many as the system property
 * {@code sales.test.backlog} says.
 */
class ExpiryBacklogIT extends OrderProviderSuite {

    private static final Logger log = LoggerFactory.getLogger(ExpiryBacklogIT.class);

    private static final int BACKLOG = Integer.getInteger("sales.test.backlog", 2_000);
    private static final int INSTANCES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60).plus(Duration.ofMillis(50L * BACKLOG));

    /** What an order may take longer beside the backlog than without it, generously: two cores do everything here. */
    private static final int MOST_TIMES_SLOWER = 10;

    @Test
    void theyExpireOnceEachWhileOrdersAreStillPlacedAndPaid() throws Exception {
        inventory.stock("B", 1_000_000, 250);
        inventory.stock("A", 1_000_000, 1_000);
        sales(100);
        Duration before = median(sales(100));
        List<String> overdue = overdue(BACKLOG);
        inventory.stock("A", 1_000_000, 1_000);
        OrderView refundable = paid();
        orders.cancel(new CancelOrder(ANN, newKey(), refundable.id(), null, null));

        long start = System.nanoTime();
        var background = startBackground();
        Duration beside;
        Duration refundAfter;
        try {
            await().atMost(PATIENCE).until(() -> provider.refunded() == 2_250);
            refundAfter = since(start);
            List<Duration> times = new ArrayList<>();
            while (count("state = 'AWAITING_PAYMENT' AND id LIKE 'ord_overdue%'") > 0) {
                times.addAll(sales(20));
            }
            beside = median(times);
            log.info("{} orders expired after {} ms", BACKLOG, since(start).toMillis());
            await().atMost(PATIENCE).until(() -> count("settle_due IS NOT NULL") == 0);
            log.info("and were settled after {} ms", since(start).toMillis());
            log.info("an order took {} ms without and {} ms beside them", before.toMillis(), beside.toMillis());
        } finally {
            background.shutdown();
            assertThat(background.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(refundAfter).isLessThan(Duration.ofSeconds(10));
        assertThat(beside).isLessThan(before.multipliedBy(MOST_TIMES_SLOWER));
        eachExpiredOnce(overdue);
        assertThat(count("expire_parked_at IS NOT NULL OR settle_parked_at IS NOT NULL"))
                .isZero();
    }

    private void eachExpiredOnce(List<String> overdue) {
        assertThat(count("state = 'CANCELLED' AND cancel_reason = 'EXPIRED' AND stock_version = 2"))
                .isEqualTo(BACKLOG);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM order_history WHERE action = 'EXPIRED'", Integer.class))
                .isEqualTo(BACKLOG);
        assertThat(overdue).allMatch(order -> inventory.settlements(order) == 1, "settled once");
        assertThat(overdue)
                .allMatch(
                        order -> Objects.requireNonNull(inventory.memory(order)).lines().stream()
                                .allMatch(line -> line.held() + line.committed() == 0),
                        "holds nothing");
    }

    /** The work of several instances, each kind in a thread of its own, as they run it. */
    private ScheduledExecutorService startBackground() {
        List<Runnable> duties =
                List.of(settler::run, expiry::run, paymentFollowUp::run, refundSender::run, strayHolds::run);
        var threads = Executors.newScheduledThreadPool(INSTANCES * duties.size());
        for (int instance = 0; instance < INSTANCES; instance++) {
            duties.forEach(duty -> threads.scheduleWithFixedDelay(duty, 0, 500, TimeUnit.MILLISECONDS));
        }
        return threads;
    }

    /** How long it took to place and pay each of so many orders. */
    private List<Duration> sales(int orders) {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            long start = System.nanoTime();
            OrderView order = paid();
            times.add(since(start));
            assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        }
        return times;
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private int count(String condition) {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT COUNT(*) FROM orders WHERE " + condition, Integer.class));
    }
}
