package io.sales.api.order;

import io.sales.api.Caller;
import java.io.Serializable;

/**
 * Pays all that is owed.
 *
 * @param caller the owner
 * @param idempotencyKey of the caller for this order, 1 to 255 characters
 * @param token what the payment provider gave the customer in exchange for the means of payment, 1 to 255 characters
 */
public record PayOrder(Caller caller, String idempotencyKey, String orderId, String token) implements Serializable {

    /** Leaves out the token, which must not reach a log. */
    @Override
    public String toString() {
        return "PayOrder[orderId=" + orderId + "]";
    }
}
