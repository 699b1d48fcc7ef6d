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
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** Money on its way back, out of one charge. Its id is the key under which the payment provider knows the refund. */
@Entity
@DynamicUpdate
public class Refund {

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Order order;

    @ManyToOne(fetch = FetchType.LAZY)
    private PaymentAttempt attempt;

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

    Refund(String id, Order order, PaymentAttempt attempt, Part part) {
        this.id = id;
        this.order = order;
        this.attempt = attempt;
        this.amount = part.amount();
        this.reason = part.reason();
        this.createdAt = part.at();
        this.state = RefundView.Status.PENDING;
        this.work = Due.at(part.at());
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

    void through() {
        state = RefundView.Status.SUCCEEDED;
        work = Due.never();
    }

    RefundView view() {
        return new RefundView(id, order.id(), state, new Money(amount, order.currency()), reason, createdAt);
    }

    /** How much goes back, why, and when that was decided. */
    record Part(long amount, String reason, Instant at) {}
}
