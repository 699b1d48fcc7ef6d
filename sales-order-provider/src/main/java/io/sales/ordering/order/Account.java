package io.sales.ordering.order;

import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PaymentView;
import io.sales.api.order.RefundView;
import io.sales.platform.id.Digest;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The money of one order taken together, in minor units: the sums, the attempts that brought it in, the refunds that take
 * it back. The database refuses more refunds than charges.
 */
@Embeddable
class Account {

    private long allowances;
    private long charged;
    /** All refunds ever booked; {@code refunded} counts those of them that are through. */
    private long refunding;

    private long refunded;
    private @Nullable String openAttempt;

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("createdAt, id")
    private List<PaymentAttempt> attempts = new ArrayList<>();

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("createdAt, id")
    private List<Refund> refunds = new ArrayList<>();

    /** Before anything is charged. */
    protected Account() {}

    PaymentAttempt open(Order order, PaymentRequest request, Instant now) {
        if (openAttempt != null) {
            throw PaymentRequest.pending();
        }
        var attempt = new PaymentAttempt(order, request, order.owed() - charged, now);
        attempts.add(attempt);
        openAttempt = attempt.id();
        return attempt;
    }

    void close(PaymentAttempt attempt, PaymentAttempt.State outcome) {
        attempt.end(outcome);
        if (attempt.id().equals(openAttempt)) {
            openAttempt = null;
        }
        if (outcome == PaymentAttempt.State.SUCCEEDED) {
            charged = Math.addExact(charged, attempt.amount());
        }
    }

    /**
     * The one place where refunds come from: what was charged beyond what is owed goes back, charge by charge.
     *
     * @return what this call booked; empty if no more was charged than is owed
     */
    Optional<RefundBooking> bookRefunds(Order order, RefundCause cause, Instant now) {
        var booked = new ArrayList<Refund>();
        var booking = Refund.Booking.of(cause, nextRefundId(order), now);
        long credit = charged - order.owed() - refunding;
        for (PaymentAttempt attempt : attempts) {
            long part = Math.min(credit, attempt.refundable());
            if (part > 0) {
                String id = booked.isEmpty() ? booking.id() : nextRefundId(order);
                var refund = new Refund(id, attempt, part, booking);
                refunds.add(refund);
                booked.add(refund);
                attempt.bookRefund(part);
                refunding = Math.addExact(refunding, part);
                credit -= part;
            }
        }
        return booked.isEmpty() ? Optional.empty() : Optional.of(new RefundBooking(booked));
    }

    private String nextRefundId(Order order) {
        return Digest.of(order.id(), "refund", String.valueOf(refunds.size())).id("ref");
    }

    void through(Refund refund) {
        refund.through();
        refunded = Math.addExact(refunded, refund.amount());
    }

    void allow(long amount) {
        allowances = Math.addExact(allowances, amount);
    }

    /** An allowance ends with the goods that it was made on. */
    void limitAllowances(long worth) {
        allowances = Math.min(allowances, worth);
    }

    /** Has the attempts without an outcome looked at now, because the order has ended. */
    void lookAtOpenAttempts(Instant now) {
        attempts.stream().filter(PaymentAttempt::isOpen).forEach(attempt -> attempt.lookAt(now));
    }

    long allowances() {
        return allowances;
    }

    long charged() {
        return charged;
    }

    /** What was charged and is not booked to go back. */
    long refundable() {
        return charged - refunding;
    }

    @Nullable
    String openAttempt() {
        return openAttempt;
    }

    Optional<PaymentAttempt> attempt(String id) {
        return attempts.stream().filter(attempt -> attempt.id().equals(id)).findFirst();
    }

    Optional<Refund> refund(String id) {
        return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
    }

    Optional<RefundBooking> booking(String id) {
        return bookings().stream().filter(booking -> booking.id().equals(id)).findFirst();
    }

    /** The first that holds. */
    PaymentStatus status(long owed) {
        if (charged - refunded > owed) {
            return PaymentStatus.CREDIT_OWED;
        }
        if (charged > 0) {
            if (refunded == charged) {
                return PaymentStatus.REFUNDED;
            }
            return refunded > 0 ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.PAID;
        }
        if (openAttempt != null) {
            return PaymentStatus.PENDING;
        }
        return !attempts.isEmpty() && attempts.get(attempts.size() - 1).hasEndedUnpaid()
                ? PaymentStatus.FAILED
                : PaymentStatus.NONE;
    }

    List<PaymentView> paymentViews() {
        return attempts.stream().map(PaymentAttempt::view).toList();
    }

    List<RefundView> refundViews() {
        return bookings().stream().map(RefundBooking::view).toList();
    }

    private List<RefundBooking> bookings() {
        return refunds.stream()
                .collect(Collectors.groupingBy(Refund::booking, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(RefundBooking::new)
                .toList();
    }
}
