package io.sales.api.order;

import io.sales.api.SkuQuantity;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units of an order that were called off.
 *
 * @param reason the caller's words; null if none were given
 */
public record CancellationView(
        String id,
        String orderId,
        List<SkuQuantity> lines,
        @Nullable String reason,
        Instant createdAt) implements Serializable {}
