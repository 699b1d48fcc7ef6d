package io.sales.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sales.api.order.CancelOrder;
import io.sales.api.order.CancelReason;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.ordering.OrderProviderSuite;
import io.sales.ordering.order.Orders;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Cancelled;
import io.sales.ordering.payment.PaymentProvider.ChargeOutcome.Captured;
import io.sales.ordering.work.WorkQueues;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
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
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Orders that were not paid, all due at once, while the shop goes on: 2,000, or as many as the system property
 * {@code sales.test.backlog} says.
 */
class ExpiryBacklogIT extends OrderProviderSuite {

    private static final Logger log = LoggerFactory.getLogger(ExpiryBacklogIT.class);

    private static final int BACKLOG = Integer.getInteger("sales.test.backlog", 2_000);
    private static final int INSTANCES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60).plus(Duration.ofMillis(50L * BACKLOG));

    /** Sold before the last of the backlog had ended; a tenth of what a quiet machine sells. */
    private static final int FEWEST_SALES = BACKLOG / 200;

    private static final String LEFT = "state = 'AWAITING_PAYMENT' AND id LIKE 'ord_overdue%'";

    @Autowired
    private Orders rows;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DatabaseClock clock;

    @Autowired
    private PaymentInquiry inquiry;

    @Autowired
    private WorkQueues queues;

    @Test
    void theyExpireOnceEachWhileOrdersAreStillPlacedAndPaid() throws Exception {
        inventory.stock("B", 1_000_000, 250);
        inventory.stock("A", 1_000_000, 1_000);
        sales(100);
        Duration before = median(sales(100));
        drain();
        List<String> overdue = overdue(BACKLOG);
        inventory.stock("A", 1_000_000, 1_000);
        OrderView refundable = paid();
        orders.cancel(new CancelOrder(ANN, newKey(), refundable.id(), null, null));

        long start = System.nanoTime();
        var background = startBackground();
        List<Duration> beside;
        try {
            beside = salesUntilAllHaveEnded();
            log.info("{} orders expired after {} ms", BACKLOG, since(start).toMillis());
            assertThat(provider.refunded()).as("refunded beside them").isEqualTo(2_250);
            await().atMost(PATIENCE).until(() -> unsettled() == 0);
            log.info("and were settled after {} ms", since(start).toMillis());
        } finally {
            background.shutdown();
            assertThat(background.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        log.info(
                "an order took {} ms without and {} ms beside them",
                before.toMillis(),
                median(beside).toMillis());

        assertThat(beside).hasSizeGreaterThanOrEqualTo(FEWEST_SALES);
        eachExpiredOnce(overdue);
        assertThat(inventory.available("A")).isEqualTo(1_000_000 + BACKLOG - 2 * beside.size());
        assertThat(count("expire_parked_at IS NOT NULL OR settle_parked_at IS NOT NULL"))
                .isZero();
    }

    /** While nobody settles, a run ends some orders; beyond that a batch each time, so that it never quite stops. */
    @Test
    void theyDoNotBuryWhatWaitsToBeSettled() {
        overdue(1_000);

        while (unsettled() < OrderExpiry.MOST_UNSETTLED) {
            expiry.run();
        }
        assertThat(unsettled()).isEqualTo(OrderExpiry.MOST_UNSETTLED);
        expiry.run();
        assertThat(unsettled()).isBetween(OrderExpiry.MOST_UNSETTLED + 1, 600);
        drain();
        while (count(LEFT) > 0) {
            expiry.run();
        }
        assertThat(unsettled()).isBetween(400, OrderExpiry.MOST_UNSETTLED);
    }

    /** What the payment provider says about each is heard before it may end, while the others end together. */
    @Test
    void thoseWithAnAttemptAreLeftForThePaymentProvider() {
        OrderView calledOff = placed();
        String pending = pay(calledOff, "tok_never").id();
        OrderView captured = placed();
        provider.decide(pay(captured, "tok_never").id(), new Captured("ch_late", 2_250, "EUR"));
        overdue(20);
        letPass(Duration.ofSeconds(901));

        expiry.run();

        assertThat(count(LEFT)).isZero();
        assertThat(provider.lookUp(pending)).isInstanceOf(Cancelled.class);
        assertThat(reread(calledOff).cancelReason()).isEqualTo(CancelReason.EXPIRED);
        assertThat(reread(captured).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void oneThatCannotEndHindersNoOther() {
        overdue(50);
        jdbc.update("UPDATE orders SET history_length = 0 WHERE id = 'ord_overdue_000007'");

        expiry.run();

        assertThat(count(LEFT)).isOne();
        assertThat(count("id = 'ord_overdue_000007' AND expire_tries = 1 AND expire_problem IS NOT NULL"))
                .isOne();
    }

    private void eachExpiredOnce(List<String> overdue) {
        assertThat(count("state = 'CANCELLED' AND cancel_reason = 'EXPIRED' AND stock_version = 2"))
                .isEqualTo(BACKLOG);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM order_history WHERE action = 'EXPIRED'", Integer.class))
                .isEqualTo(BACKLOG);
        assertThat(overdue)
                .allMatch(
                        order -> Objects.requireNonNull(inventory.memory(order)).lines().stream()
                                .allMatch(line -> line.held() + line.committed() == 0),
                        "holds nothing");
    }

    private void drain() {
        while (unsettled() > 0) {
            settler.run();
        }
    }

    /** The work of several instances, each kind in a thread of its own, as they run it. */
    private ScheduledExecutorService startBackground() {
        var threads = Executors.newScheduledThreadPool(INSTANCES * 5);
        for (int instance = 0; instance < INSTANCES; instance++) {
            var ownExpiry = new OrderExpiry(rows, transactions, clock, inquiry, queues);
            List<Runnable> duties =
                    List.of(settler::run, ownExpiry::run, paymentFollowUp::run, refundSender::run, strayHolds::run);
            duties.forEach(duty -> threads.scheduleWithFixedDelay(duty, 0, 500, TimeUnit.MILLISECONDS));
        }
        return threads;
    }

    /** How long each of those took that were sold in the meantime, whose stock is settled beside the backlog as well. */
    private List<Duration> salesUntilAllHaveEnded() {
        List<Duration> times = new ArrayList<>();
        while (count(LEFT) > 0) {
            times.addAll(sales(5));
        }
        return times;
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

    private int unsettled() {
        return count("settle_due IS NOT NULL");
    }

    private int count(String condition) {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT COUNT(*) FROM orders WHERE " + condition, Integer.class));
    }
}
