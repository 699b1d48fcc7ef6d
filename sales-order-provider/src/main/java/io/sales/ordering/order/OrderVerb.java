package io.sales.ordering.order;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import java.util.EnumSet;
import java.util.Set;

/** What can be done with an order, and in which states. The one table of legal moves. */
enum OrderVerb {
    PAY("paid"),
    CANCEL("cancelled"),
    SHIP("shipped"),
    DELIVER("delivered"),
    EXPIRE("expired");

    private final String participle;

    OrderVerb(String participle) {
        this.participle = participle;
    }

    /** The states in which this may be done. A state that is added must be decided on here to compile. */
    static Set<OrderVerb> legalIn(OrderState state) {
        return switch (state) {
            case AWAITING_PAYMENT -> EnumSet.of(PAY, CANCEL, EXPIRE);
            case CONFIRMED -> EnumSet.of(CANCEL, SHIP, DELIVER);
            case COMPLETED, CANCELLED, VOID -> EnumSet.noneOf(OrderVerb.class);
        };
    }

    /**
     * @throws SalesException {@code illegal-transition}, naming the state that is in the way
     */
    void requireLegalIn(OrderState state) {
        if (!legalIn(state).contains(this)) {
            throw illegal("An order that is %s cannot be %s.".formatted(state, participle));
        }
    }

    static SalesException illegal(String message) {
        return new SalesException(Slugs.ILLEGAL_TRANSITION, message);
    }
}
