package io.sales.gateway.health;

import io.sales.api.order.OrderService;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready means that an order could be placed: the order provider answers, and it asks inventory in turn. */
@Component("ordering")
class OrderReadiness implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(OrderReadiness.class);

    /** However many ask, the providers are asked once in this time. */
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final OrderService orders;
    private @Nullable Health latest;
    private long askedAt;

    OrderReadiness(OrderService orders) {
        this.orders = orders;
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
            return Health.up().build();
        } catch (RuntimeException e) {
            log.warn("No order can be placed now: {}", e.toString());
            return Health.down().build();
        }
    }
}
