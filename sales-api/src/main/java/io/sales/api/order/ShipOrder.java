package io.sales.api.order;

import io.sales.api.Caller;
import io.sales.api.SkuQuantity;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param caller staff
 * @param idempotencyKey of the caller for this order, 1 to 255 characters
 * @param lines what is in the parcel; null for everything that is neither shipped nor cancelled
 * @param carrier 1 to 100 characters
 * @param trackingNumber 1 to 100 characters
 */
public record ShipOrder(
        Caller caller,
        String idempotencyKey,
        String orderId,
        @Nullable List<SkuQuantity> lines,
        String carrier,
        String trackingNumber)
        implements Serializable {}
