package io.sales.ordering.order;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import java.util.EnumSet;
import java.util.Set;

/** What can be done with an order, and in which states. The one table of legal moves. */
enum OrderVerb {
    PAY("be paid"),
    CANCEL("be cancelled"),
    EXPIRE("expire"),
    SHIP("be shipped"),
    DELIVER("be delivered"),
    REQUEST_RETURN("be sent back"),
    APPROVE_RETURN("have a return approved"),
    REJECT_RETURN("have a return rejected"),
    RECEIVE_RETURN("have a return received"),
    REFUND("be refunded");

    private final String infinitive;

    OrderVerb(String infinitive) {
        this.infinitive = infinitive;
    }

    /** What may be done in a state. One that is added must be decided on here to compile. */
    static Set<OrderVerb> legalIn(OrderState state) {
        return switch (state) {
            case AWAITING_PAYMENT -> EnumSet.of(PAY, CANCEL, EXPIRE);
            case CONFIRMED ->
                EnumSet.of(
                        CANCEL, SHIP, DELIVER, REQUEST_RETURN, APPROVE_RETURN, REJECT_RETURN, RECEIVE_RETURN, REFUND);
            case COMPLETED -> EnumSet.of(REQUEST_RETURN, APPROVE_RETURN, REJECT_RETURN, RECEIVE_RETURN, REFUND);
            case CANCELLED, VOID -> EnumSet.noneOf(OrderVerb.class);
        };
    }

    /**
     * @throws SalesException {@code illegal-transition}, naming the state that is in the way
     */
    void requireLegalIn(OrderState state) {
        if (!legalIn(state).contains(this)) {
            throw illegal("An order that is %s cannot %s.".formatted(state, infinitive));
        }
    }

    static SalesException illegal(String message) {
        return new SalesException(Slugs.ILLEGAL_TRANSITION, message);
    }
}
