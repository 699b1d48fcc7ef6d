package io.sales.ordering.order;

import io.sales.api.SalesException;
import io.sales.api.order.CancelReason;
import io.sales.api.order.OrderStatus;
import io.sales.ordering.work.Due;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an order is in its life: the one status that is stored and not derived. */
@Embeddable
class Life {

    @Enumerated(EnumType.STRING)
    private OrderState state;

    @Enumerated(EnumType.STRING)
    private @Nullable CancelReason cancelReason;

    @Embedded
    @AttributeOverride(name = "due", column = @Column(name = "expire_due"))
    @AttributeOverride(name = "since", column = @Column(name = "expire_since"))
    @AttributeOverride(name = "tries", column = @Column(name = "expire_tries"))
    @AttributeOverride(name = "parkedAt", column = @Column(name = "expire_parked_at"))
    @AttributeOverride(name = "problem", column = @Column(name = "expire_problem"))
    private Due expire;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Life() {}

    private Life(OrderState state, Due expire) {
        this.state = state;
        this.expire = expire;
    }

    static Life untilPaid(Instant payBy) {
        return new Life(OrderState.AWAITING_PAYMENT, Due.at(payBy));
    }

    static Life ofNothing() {
        return new Life(OrderState.VOID, Due.never());
    }

    /**
     * @throws SalesException {@code illegal-transition}, naming the state that is in the way
     */
    void require(OrderVerb verb) {
        verb.requireLegalIn(state);
    }

    /** Has it end by itself unless it is paid in time; nothing for an order that needs no money any more. */
    void waitForMoney(Instant payBy) {
        if (is(OrderState.AWAITING_PAYMENT)) {
            expire = Due.at(payBy);
        }
    }

    /** Keeps it from ending by itself, until it is told to wait for money again. */
    void waitForPerson() {
        expire = Due.never();
    }

    void confirm() {
        state = OrderState.CONFIRMED;
        expire = Due.never();
    }

    void complete() {
        state = OrderState.COMPLETED;
    }

    void cancel(CancelReason reason) {
        state = OrderState.CANCELLED;
        cancelReason = reason;
        expire = Due.never();
    }

    boolean is(OrderState asked) {
        return state == asked;
    }

    /** Whether nothing will be sent any more. */
    boolean isOver() {
        return state == OrderState.COMPLETED || state == OrderState.CANCELLED;
    }

    OrderStatus status() {
        return state.status();
    }

    @Nullable
    CancelReason cancelReason() {
        return cancelReason;
    }
}
