package io.sales.api.order;

import io.sales.api.Role;
import java.io.Serializable;
import java.time.Instant;

/**
 * One thing that happened to an order.
 *
 * @param seq 1, 2, 3 ... within the order
 * @param actor id of who did it; {@code system} for the product itself
 * @param action such as PLACED, PAID, SHIPPED; an open set
 * @param detail for people; empty when there is nothing to add
 */
public record HistoryEntry(long seq, Instant at, String actor, Role role, String action, String detail)
        implements Serializable {}
