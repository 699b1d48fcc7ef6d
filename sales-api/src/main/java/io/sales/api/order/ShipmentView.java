package io.sales.api.order;

import io.sales.api.SkuQuantity;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel.
 *
 * @param deliveredAt null until it has arrived
 */
public record ShipmentView(
        String id,
        String orderId,
        List<SkuQuantity> lines,
        String carrier,
        String trackingNumber,
        Instant shippedAt,
        @Nullable Instant deliveredAt)
        implements Serializable {}
