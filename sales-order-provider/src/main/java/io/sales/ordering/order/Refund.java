package io.sales.ordering.order;

import io.sales.api.Money;
import io.sales.api.order.RefundView;
import io.sales.ordering.work.Due;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Money on its way back, out of one charge. Its id is the key under which the payment provider knows the refund. */
@Entity
@DynamicUpdate
public class Refund {

    private static final Duration NEXT_QUESTION = Duration.ofMinutes(1);

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Order order;

    @ManyToOne(fetch = FetchType.LAZY)
    private PaymentAttempt attempt;

    /** The id of the first of those that were booked together. */
    private String booking;

    private @Nullable String requestHash;

    @Enumerated(EnumType.STRING)
    private RefundView.Status state;

    private long amount;
    private String reason;
    private Instant createdAt;

    @Embedded
    @AttributeOverride(name = "due", column = @Column(name = "work_due"))
    @AttributeOverride(name = "since", column = @Column(name = "work_since"))
    @AttributeOverride(name = "tries", column = @Column(name = "work_tries"))
    @AttributeOverride(name = "parkedAt", column = @Column(name = "work_parked_at"))
    @AttributeOverride(name = "problem", column = @Column(name = "work_problem"))
    private Due work;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Refund() {}

    Refund(String id, PaymentAttempt attempt, long amount, Booking booking) {
        this.id = id;
        this.order = attempt.order();
        this.attempt = attempt;
        this.booking = booking.id();
        this.requestHash = booking.requestHash();
        this.amount = amount;
        this.reason = booking.reason();
        this.createdAt = booking.at();
        this.state = RefundView.Status.PENDING;
        this.work = Due.at(booking.at());
    }

    public String id() {
        return id;
    }

    public String attemptId() {
        return attempt.id();
    }

    public long amount() {
        return amount;
    }

    public boolean isThrough() {
        return state == RefundView.Status.SUCCEEDED;
    }

    /** The id of the refund that people see, which spans all that was booked at once. */
    String booking() {
        return booking;
    }

    @Nullable
    String requestHash() {
        return requestHash;
    }

    /** The provider has it and has not decided: no failure, so it is asked on and on, at a steady pace. */
    public void undecided(Instant now) {
        if (!isThrough()) {
            work = Due.at(now.plus(NEXT_QUESTION));
        }
    }

    void through() {
        state = RefundView.Status.SUCCEEDED;
        work = Due.never();
    }

    /** This one as people see it, together with the others of its booking. */
    RefundView view(RefundView.Status status, long sum) {
        return new RefundView(booking, order.id(), status, new Money(sum, order.currency()), reason, createdAt);
    }

    /**
     * What the refunds that are booked together have in common.
     *
     * @param id of the first of them, and so of all of them together
     * @param requestHash of what was asked for; null if nobody asked
     */
    record Booking(String id, @Nullable String requestHash, String reason, Instant at) {

        static Booking of(RefundCause cause, String nextId, Instant now) {
            return new Booking(
                    Objects.requireNonNullElse(cause.id(), nextId), cause.requestHash(), cause.reason(), now);
        }
    }
}
