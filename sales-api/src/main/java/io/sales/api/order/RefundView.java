package io.sales.api.order;

import io.sales.api.Money;
import java.io.Serializable;
import java.time.Instant;

/**
 * Money on its way back to the customer. It may come out of several charges; the sum is shown.
 *
 * @param reason what it is for
 */
public record RefundView(String id, String orderId, Status status, Money amount, String reason, Instant createdAt)
        implements Serializable {

    public enum Status {
        /** Owed and being sent, at least in part; retried until it is through. */
        PENDING,
        SUCCEEDED
    }
}
