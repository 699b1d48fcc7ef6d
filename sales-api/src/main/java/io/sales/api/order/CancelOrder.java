package io.sales.api.order;

import io.sales.api.Caller;
import io.sales.api.SkuQuantity;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param caller the owner, or staff
 * @param idempotencyKey of the caller for this order, 1 to 255 characters
 * @param lines what to call off; null for everything that has not shipped
 * @param reason up to 500 characters; null for none
 */
public record CancelOrder(
        Caller caller,
        String idempotencyKey,
        String orderId,
        @Nullable List<SkuQuantity> lines,
        @Nullable String reason)
        implements Serializable {}
