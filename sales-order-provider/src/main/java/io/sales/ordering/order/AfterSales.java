package io.sales.ordering.order;

import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * What can be done with an order whose goods have arrived: goods come back, and money does. Neither follows from the
 * other. Each method is one act on the locked order, like those of {@link Order} itself.
 */
record AfterSales(Order order) {

    Return requestReturn(ReturnRequest request, Act act) {
        order.life().require(OrderVerb.REQUEST_RETURN);
        Return requested = order.goods().requestReturn(order, request, act.at());
        order.record(act, "RETURN_REQUESTED", requested.label());
        return requested;
    }

    /** Does nothing if it was approved before. */
    void approve(Return requested, Act act) {
        if (requested.isApproved()) {
            return;
        }
        order.life().require(OrderVerb.APPROVE_RETURN);
        requested.approve(act.at());
        order.record(act, "RETURN_APPROVED", requested.id());
    }

    /** Does nothing if it was rejected before. */
    void reject(Return requested, Act act) {
        if (requested.isRejected()) {
            return;
        }
        order.life().require(OrderVerb.REJECT_RETURN);
        order.goods().reject(requested, act.at());
        order.record(act, "RETURN_REJECTED", requested.id());
    }

    Receipt receive(ReceiptRequest request, Act act) {
        order.life().require(OrderVerb.RECEIVE_RETURN);
        Receipt receipt = order.goods().receive(request, act.at());
        order.record(act, "RETURN_RECEIVED", receipt.label());
        return receipt;
    }

    /**
     * Lets the customer off what is asked for, and so pays it back. Where there is nothing to pay back, that is said
     * rather than in which state the order is.
     *
     * @throws SalesException {@code illegal-transition}, {@code invalid-request}, {@code refund-exceeds-charge}
     */
    RefundBooking refund(RefundRequest request, Act act) {
        long refundable = order.account().refundable();
        long owed = order.owed();
        letOff(request, act);
        long asked = request.isForAll() ? refundable : owed - order.owed();
        if (asked > refundable || refundable == 0) {
            throw exceedsCharge(refundable);
        }
        order.life().require(OrderVerb.REFUND);
        return order.payBack(RefundCause.of(request), act)
                .orElseThrow(() -> SalesException.invalid("lines", "name only units that cost nothing"));
    }

    private void letOff(RefundRequest request, Act act) {
        Money amount = request.amount();
        if (amount == null) {
            List<Units> credited = order.goods().credit(request.lines());
            order.record(act, "CREDITED", Units.text(credited));
            return;
        }
        if (!amount.currency().equals(order.currency())) {
            throw SalesException.invalid("amount.currency", "must be " + order.currency());
        }
        if (amount.amount() > order.account().refundable()) {
            throw exceedsCharge(order.account().refundable());
        }
        order.account().allow(amount.amount());
        order.record(act, "ALLOWED", text(amount.amount()));
    }

    private SalesException exceedsCharge(long refundable) {
        return new SalesException(
                Slugs.REFUND_EXCEEDS_CHARGE,
                "No more than %s can go back of what was charged.".formatted(text(refundable)));
    }

    /** For people, who count in whole units of the currency. */
    private String text(long minorUnits) {
        int digits = Math.max(0, Currency.getInstance(order.currency()).getDefaultFractionDigits());
        return BigDecimal.valueOf(minorUnits, digits).toPlainString() + " " + order.currency();
    }
}
