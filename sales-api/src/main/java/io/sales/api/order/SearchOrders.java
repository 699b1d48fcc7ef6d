package io.sales.api.order;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * @param caller a customer, who finds the own orders, or staff, who finds all
 * @param status exact; null for all
 */
public record SearchOrders(Caller caller, @Nullable OrderStatus status, PageRequest page) implements Serializable {}
