package io.sales.inventory.stock;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.SettleAnswer;
import org.springframework.stereotype.Component;

/** What this instance answered; over all instances it shows how the load is shared. */
@Component
class StockMetrics {

    private final Counter granted;
    private final Counter repeated;
    private final Counter shortOfStock;
    private final Counter staleHolds;
    private final Counter settled;
    private final Counter staleSettlements;
    private final Counter lost;

    StockMetrics(MeterRegistry registry) {
        this.granted = registry.counter("sales.holds", "outcome", "granted");
        this.repeated = registry.counter("sales.holds", "outcome", "repeated");
        this.shortOfStock = registry.counter("sales.holds", "outcome", "short");
        this.staleHolds = registry.counter("sales.holds", "outcome", "stale");
        this.settled = registry.counter("sales.settlements", "outcome", "settled");
        this.staleSettlements = registry.counter("sales.settlements", "outcome", "stale");
        this.lost = registry.counter("sales.settlements", "outcome", "lost");
    }

    void count(HoldAnswer answer) {
        if (answer instanceof HoldAnswer.Granted grant) {
            (grant.fresh() ? granted : repeated).increment();
        } else if (answer instanceof HoldAnswer.Short) {
            shortOfStock.increment();
        } else {
            staleHolds.increment();
        }
    }

    void count(SettleAnswer answer) {
        if (answer instanceof SettleAnswer.Settled) {
            settled.increment();
        } else if (answer instanceof SettleAnswer.Lost) {
            lost.increment();
        } else {
            staleSettlements.increment();
        }
    }
}
