package io.sales.api.order;

import io.sales.api.Caller;
import io.sales.api.SkuQuantity;
import java.io.Serializable;
import java.util.List;

/**
 * @param caller the owner
 * @param idempotencyKey of the caller for this order, 1 to 255 characters
 * @param lines delivered units, 1 to 100 lines; lines of the same SKU are merged
 * @param reason 1 to 500 characters
 */
public record RequestReturn(
        Caller caller, String idempotencyKey, String orderId, List<SkuQuantity> lines, String reason)
        implements Serializable {}
