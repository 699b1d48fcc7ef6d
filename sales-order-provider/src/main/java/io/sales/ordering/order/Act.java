package io.sales.ordering.order;

import io.sales.api.Caller;
import java.time.Instant;

/**
 * Who does something to an order, and when.
 *
 * @param at database time
 */
public record Act(Caller actor, Instant at) {

    /** What the product does by itself. */
    public static Act bySystem(Instant at) {
        return new Act(Caller.SYSTEM, at);
    }
}
