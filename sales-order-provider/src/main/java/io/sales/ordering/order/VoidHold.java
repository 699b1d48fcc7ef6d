package io.sales.ordering.order;

import io.sales.api.Address;
import java.time.Instant;

/**
 * Stock that was held for an order that was never recorded.
 *
 * @param stockVersion above the one that inventory remembers, so that a late settlement of the hold is stale
 */
public record VoidHold(String orderId, long stockVersion) {

    static final Address NOWHERE = new Address("", "", null, "", null, "", "ZZ", null);

    /** The row that takes the order's place. */
    public Order row(Instant now) {
        return new Order(this, now);
    }
}
