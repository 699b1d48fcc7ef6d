package io.sales.ordering.payment;

import io.sales.api.Money;

/**
 * What a payment provider may speak of: one of our charges or refunds.
 *
 * @param id of the attempt or the refund
 * @param money what was asked for
 */
public record PaymentSubject(Kind kind, String id, String orderId, Money money) {

    public enum Kind {
        CHARGE,
        REFUND
    }
}
