package io.sales.ordering.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.OrderView;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What monitoring sees of background work. */
class OperationMetricsIT extends OrderProviderSuite {

    @Autowired
    private List<OperationSource> sources;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DatabaseClock clock;

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @SuppressWarnings("NullAway.Init") // made before each test
    private OperationMetrics metrics;

    @BeforeEach
    void register() {
        metrics = new OperationMetrics(sources, registry, transactions, clock);
    }

    @Test
    void everyKindHasItsFigures() {
        OrderView order = paid();
        provider.goAway(true);
        orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null));
        placed();
        letPass(Duration.ofSeconds(30));

        metrics.refresh();

        assertThat(gauge("due", "settlement")).isEqualTo(1);
        assertThat(gauge("waiting", "settlement")).isEqualTo(1);
        assertThat(gauge("parked", "settlement")).isZero();
        assertThat(gauge("oldest.age", "refund")).isCloseTo(30, within(5.0));
        assertThat(gauge("due", "expiry")).as("payBy lies ahead").isZero();
        assertThat(gauge("oldest.age", "expiry")).isZero();
        assertThat(gauge("due", "payment")).isZero();
        assertThat(gauge("oldest.age", "payment")).isZero();
    }

    @Test
    void whatIsPutOffIsWaitingAndNotDueAndWhatIsGivenUpIsParked() {
        paid();
        inventory.goAway(true);
        letPass(Duration.ofSeconds(6));
        settler.run();

        metrics.refresh();
        assertThat(gauge("due", "settlement")).isZero();
        assertThat(gauge("waiting", "settlement")).isEqualTo(1);

        jdbc.update("UPDATE orders SET settle_due = NULL, settle_since = NULL, settle_parked_at = CURRENT_TIMESTAMP");
        metrics.refresh();
        assertThat(gauge("waiting", "settlement")).isZero();
        assertThat(gauge("parked", "settlement")).isEqualTo(1);
    }

    /** However often monitoring asks, the database is asked as often as the figures are refreshed. */
    @Test
    void askingReadsNothing() {
        metrics.refresh();
        paid();
        letPass(Duration.ofSeconds(30));

        assertThat(gauge("due", "settlement")).isZero();
        metrics.refresh();
        assertThat(gauge("due", "settlement")).isEqualTo(1);
    }

    @Test
    void figuresThatCouldNotBeReadAreUnknown() {
        assertThat(gauge("due", "refund")).as("not read yet").isNaN();
        metrics.refresh();
        assertThat(gauge("due", "refund")).isZero();

        jdbc.execute("ALTER TABLE refund RENAME TO refund_elsewhere");
        try {
            assertThatThrownBy(metrics::refresh).isInstanceOf(RuntimeException.class);
        } finally {
            jdbc.execute("ALTER TABLE refund_elsewhere RENAME TO refund");
        }
        assertThat(gauge("due", "refund")).isNaN();
        assertThat(gauge("due", "settlement")).isNaN();
    }

    private double gauge(String figure, String kind) {
        return registry.get("sales.work." + figure).tag("kind", kind).gauge().value();
    }
}
