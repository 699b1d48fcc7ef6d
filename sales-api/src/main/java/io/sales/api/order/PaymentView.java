package io.sales.api.order;

import io.sales.api.Money;
import java.io.Serializable;
import java.time.Instant;

/** One attempt to pay an order. */
public record PaymentView(String id, String orderId, Status status, Money amount, Instant createdAt)
        implements Serializable {

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
