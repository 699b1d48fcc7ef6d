package io.sales.api.stock;

import java.io.Serializable;
import java.time.Instant;

/** That inventory holds, or held, stock for an order: enough to ask whether the order exists. */
public record HoldView(String orderId, long stockVersion, Instant createdAt) implements Serializable {}
