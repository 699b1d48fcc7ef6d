package io.sales.ordering.order;

import io.sales.api.Caller;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.order.PayOrder;
import io.sales.platform.id.Digest;
import io.sales.platform.input.Check;

/**
 * A request to pay an order.
 *
 * @param attemptId derived from caller, order and key
 * @param hash of what is asked for
 */
public record PaymentRequest(String attemptId, String hash, Caller caller, String orderId, String token) {

    /**
     * @throws SalesException {@code forbidden}, {@code invalid-request}
     */
    public static PaymentRequest of(PayOrder command) {
        if (command.caller().isStaff()) {
            throw new SalesException(Slugs.FORBIDDEN, "Only the owner can pay.");
        }
        Check.idempotencyKey(command.idempotencyKey());
        Check.line(command.token(), "token", 255);
        String id = Digest.of(
                        command.caller().id(),
                        "POST /orders/" + command.orderId() + "/payments",
                        command.idempotencyKey())
                .id("pay");
        return new PaymentRequest(
                id, Digest.of(command.token()).hex(), command.caller(), command.orderId(), command.token());
    }

    static SalesException pending() {
        return new SalesException(Slugs.PAYMENT_PENDING, "Another payment of this order has no outcome yet.");
    }

    /** Leaves out the token, which must not reach a log. */
    @Override
    public String toString() {
        return "PaymentRequest[attemptId=" + attemptId + "]";
    }
}
