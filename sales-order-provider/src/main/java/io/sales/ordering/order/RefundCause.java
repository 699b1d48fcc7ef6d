package io.sales.ordering.order;

import org.jspecify.annotations.Nullable;

/**
 * Why money goes back.
 *
 * @param id that the refund gets; null for one of the product's own choice
 * @param requestHash of what was asked for; null if nobody asked
 */
record RefundCause(@Nullable String id, @Nullable String requestHash, String reason) {

    /** What follows from another act. */
    static RefundCause consequence(String reason) {
        return new RefundCause(null, null, reason);
    }

    static RefundCause of(RefundRequest request) {
        return new RefundCause(request.id(), request.hash(), request.reason());
    }
}
