package io.sales.api.stock;

import io.sales.api.Caller;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * @param caller staff
 * @param idempotencyKey of the caller, 1 to 255 characters
 * @param quantity units to add, or to take away when negative; not 0
 * @param expectedOnHand the adjustment is made only if this many are on hand; null to make it in any case
 */
public record AdjustStock(
        Caller caller,
        String idempotencyKey,
        String sku,
        long quantity,
        AdjustmentReason reason,
        @Nullable Long expectedOnHand)
        implements Serializable {}
