package io.sales.ordering.order;

import io.sales.api.Money;
import io.sales.api.order.PaymentView;
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
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One attempt to pay an order. Its id is the key under which the payment provider knows the charge. */
@Entity
@DynamicUpdate
public class PaymentAttempt {

    /** Longer than the first call to the provider can take: after that, nobody is waiting for its answer any more. */
    static final Duration FIRST_CALL = Duration.ofSeconds(5);

    private static final Duration FIRST_QUESTION = Duration.ofSeconds(1);
    private static final Duration NEXT_QUESTION = Duration.ofSeconds(5);

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Order order;

    private String requestHash;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String token;
    private long amount;
    private long refunding;
    private Instant createdAt;
    private @Nullable Instant pendingSince;

    @Embedded
    @AttributeOverride(name = "due", column = @Column(name = "work_due"))
    @AttributeOverride(name = "since", column = @Column(name = "work_since"))
    @AttributeOverride(name = "tries", column = @Column(name = "work_tries"))
    @AttributeOverride(name = "parkedAt", column = @Column(name = "work_parked_at"))
    @AttributeOverride(name = "problem", column = @Column(name = "work_problem"))
    private Due work;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected PaymentAttempt() {}

    PaymentAttempt(Order order, PaymentRequest request, long amount, Instant now) {
        this.id = request.attemptId();
        this.order = order;
        this.requestHash = request.hash();
        this.token = request.token();
        this.amount = amount;
        this.createdAt = now;
        this.state = State.SENDING;
        this.work = Due.at(now.plus(FIRST_CALL));
    }

    public String id() {
        return id;
    }

    public long amount() {
        return amount;
    }

    Order order() {
        return order;
    }

    /** What the customer pays with; null once the outcome is known. */
    public @Nullable String token() {
        return token;
    }

    public boolean isOpen() {
        return state == State.SENDING || state == State.PENDING;
    }

    /** Whether the request that made it may still be waiting for the provider. */
    public boolean isInFirstCall(Instant now) {
        return state == State.SENDING && now.isBefore(createdAt.plus(FIRST_CALL));
    }

    public boolean isFor(PaymentRequest request) {
        return requestHash.equals(request.hash());
    }

    boolean hasEndedUnpaid() {
        return state == State.FAILED || state == State.CANCELLED;
    }

    long refundable() {
        return state == State.SUCCEEDED ? amount - refunding : 0;
    }

    void bookRefund(long part) {
        refunding = Math.addExact(refunding, part);
    }

    /** Nobody waits for the provider any more: from now on it is asked. */
    public void pending(Instant now) {
        if (state == State.SENDING) {
            state = State.PENDING;
            pendingSince = now;
            work = Due.at(now.plus(FIRST_QUESTION));
        }
    }

    /** The provider has it and has not decided: no failure, so it is asked on and on, at a steady pace. */
    public void undecided(Instant now) {
        pending(now);
        if (pendingSince != null && pendingSince.isBefore(now)) {
            work = Due.at(now.plus(NEXT_QUESTION));
        }
    }

    void lookAt(Instant now) {
        work = Due.at(now);
    }

    /** Nobody asks any more, until a person says so. */
    void setAside(Instant now) {
        pending(now);
        work = Due.never();
    }

    void end(State outcome) {
        state = outcome;
        token = null;
        work = Due.never();
    }

    public PaymentView view() {
        return new PaymentView(
                id, order.id(), state.view(), new Money(amount, order.currency()), createdAt, pendingSince);
    }

    enum State {
        /** Recorded, and being sent to the provider by the request that made it. */
        SENDING,
        /** Sent, outcome unknown. */
        PENDING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        PaymentView.Status view() {
            return switch (this) {
                case SENDING, PENDING -> PaymentView.Status.PENDING;
                case SUCCEEDED -> PaymentView.Status.SUCCEEDED;
                case FAILED -> PaymentView.Status.FAILED;
                case CANCELLED -> PaymentView.Status.CANCELLED;
            };
        }
    }
}
