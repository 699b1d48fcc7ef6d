package io.sales.api.order;

import io.sales.api.Caller;
import io.sales.api.Money;
import io.sales.api.SkuQuantity;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pays back the price of units, or a sum, or with neither all that was charged and has not gone back. Nothing needs to come
 * back for it.
 *
 * @param caller staff
 * @param idempotencyKey of the caller for this order, 1 to 255 characters
 * @param amount more than 0, in the order's currency; null unless it is a sum
 * @param lines 1 to 100, of units neither cancelled nor credited; null unless it is the price of units
 * @param reason 1 to 500 characters, for the customer
 */
public record RefundOrder(
        Caller caller,
        String idempotencyKey,
        String orderId,
        @Nullable Money amount,
        @Nullable List<SkuQuantity> lines,
        String reason)
        implements Serializable {}
