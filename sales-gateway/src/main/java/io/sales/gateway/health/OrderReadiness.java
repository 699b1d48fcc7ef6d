package io.sales.gateway.health;

import io.sales.api.Caller;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.catalogue.CatalogueService;
import io.sales.api.customer.CustomerService;
import io.sales.api.order.OrderService;
import io.sales.api.stock.StockService;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Ready means that an order could be placed: the order provider answers, and it asks inventory in turn. What leads up to an
 * order goes through references of its own, which may find their providers later, so each of those has to answer too.
 */
@Component("ordering")
class OrderReadiness implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(OrderReadiness.class);

    /** However many ask, the providers are asked once in this time. */
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    /** An account and a SKU that there are not: that much can be asked of any shop. */
    private static final Caller NOBODY = Caller.ANONYMOUS;

    private static final String NOTHING = "-";

    private final OrderService orders;
    private final CustomerService customers;
    private final CatalogueService catalogue;
    private final StockService stock;
    private @Nullable Health latest;
    private long askedAt;

    OrderReadiness(OrderService orders, CustomerService customers, CatalogueService catalogue, StockService stock) {
        this.orders = orders;
        this.customers = customers;
        this.catalogue = catalogue;
        this.stock = stock;
    }

    @Override
    public synchronized Health health() {
        Health known = latest;
        if (known == null || System.nanoTime() - askedAt > REMEMBERED.toNanos()) {
            known = asked();
            latest = known;
            askedAt = System.nanoTime();
        }
        return known;
    }

    private Health asked() {
        try {
            orders.ready();
            requireAnswer(() -> customers.customer(NOBODY));
            requireAnswer(() -> catalogue.product(NOBODY, NOTHING));
            requireAnswer(() -> stock.levels(List.of(NOTHING)));
            return Health.up().build();
        } catch (RuntimeException e) {
            log.warn("No order can be placed now: {}", e.toString());
            return Health.down().build();
        }
    }

    /** That there is no such thing is an answer. */
    private static void requireAnswer(Runnable question) {
        try {
            question.run();
        } catch (SalesException e) {
            if (!e.slug().equals(Slugs.NOT_FOUND)) {
                throw e;
            }
        }
    }
}
