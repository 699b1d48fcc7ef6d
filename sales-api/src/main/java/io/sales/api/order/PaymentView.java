package io.sales.api.order;

import io.sales.api.Money;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay an order.
 *
 * @param pendingSince since when the outcome was unknown to who paid; null if it was known at once
 */
public record PaymentView(
        String id,
        String orderId,
        Status status,
        Money amount,
        Instant createdAt,
        @Nullable Instant pendingSince) implements Serializable {

    public enum Status {
        /** The provider has not told the outcome yet; it is asked until it does. */
        PENDING,
        SUCCEEDED,
        /** Declined by the provider. */
        FAILED,
        /** Called off at the provider before it was charged, because the order had ended. */
        CANCELLED
    }
}
