package io.sales.ordering.order;

import io.sales.api.order.PaymentStatus;
import io.sales.platform.id.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The money of one order taken together: the sums, the attempts that brought it in, the refunds that take it back. */
record Account(Order order, Funds funds, List<PaymentAttempt> attempts, List<Refund> refunds) {

    PaymentAttempt open(PaymentRequest request, Act act) {
        if (funds.openAttempt() != null) {
            throw PaymentRequest.pending();
        }
        var attempt = new PaymentAttempt(order, request, order.owed() - funds.charged(), act.at());
        attempts.add(attempt);
        funds.open(attempt.id());
        return attempt;
    }

    void close(PaymentAttempt attempt, PaymentAttempt.State outcome) {
        attempt.end(outcome);
        funds.close(attempt.id());
        if (outcome == PaymentAttempt.State.SUCCEEDED) {
            funds.charge(attempt.amount());
        }
    }

    /**
     * The one place where refunds come from: what was charged beyond what is owed goes back, charge by charge.
     *
     * @return the refunds that this call booked
     */
    List<Refund> bookRefunds(String reason, Act act) {
        var booked = new ArrayList<Refund>();
        long credit = Math.max(0, funds.charged() - order.owed() - funds.refunding());
        for (PaymentAttempt attempt : attempts) {
            long part = Math.min(credit, attempt.refundable());
            if (part > 0) {
                String id = Digest.of(order.id(), "refund", String.valueOf(refunds.size()))
                        .id("ref");
                var refund = new Refund(id, order, attempt, new Refund.Part(part, reason, act.at()));
                refunds.add(refund);
                booked.add(refund);
                attempt.bookRefund(part);
                funds.bookRefund(part);
                credit -= part;
            }
        }
        return booked;
    }

    void through(Refund refund) {
        refund.through();
        funds.refundThrough(refund.amount());
    }

    /** Has the attempts without an outcome looked at now, because the order has ended. */
    void lookAtOpenAttempts(Act act) {
        attempts.stream().filter(PaymentAttempt::isOpen).forEach(attempt -> attempt.lookAt(act.at()));
    }

    Optional<PaymentAttempt> attempt(String id) {
        return attempts.stream().filter(attempt -> attempt.id().equals(id)).findFirst();
    }

    Optional<Refund> refund(String id) {
        return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
    }

    /** The first that holds. */
    PaymentStatus status() {
        if (funds.charged() - funds.refunded() > order.owed()) {
            return PaymentStatus.CREDIT_OWED;
        }
        if (funds.charged() > 0) {
            if (funds.refunded() == funds.charged()) {
                return PaymentStatus.REFUNDED;
            }
            return funds.refunded() > 0 ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.PAID;
        }
        if (funds.openAttempt() != null) {
            return PaymentStatus.PENDING;
        }
        return !attempts.isEmpty() && attempts.get(attempts.size() - 1).hasEndedUnpaid()
                ? PaymentStatus.FAILED
                : PaymentStatus.NONE;
    }
}
