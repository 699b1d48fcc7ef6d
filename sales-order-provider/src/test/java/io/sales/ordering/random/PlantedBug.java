package io.sales.ordering.random;

import org.jspecify.annotations.Nullable;

/**
 * A defect that somebody might build in, and the invariant that must give it away. Each is planted between the test and the
 * product or in one of the neighbours; the product itself has no switch for it.
 */
enum PlantedBug {
    CHARGE_NEVER_FOUND(Invariant.AT_REST, "a charge whose answer was lost is never found again"),
    CENT_LET_OFF(
            Invariant.MONEY_ADDS_UP,
            "a refund lets the customer off a cent more than goes back",
            "refund a sum",
            "UPDATE orders SET allowances = allowances + 1 WHERE id = ?"),
    REFUND_BOOKED_TOO_HIGH(
            Invariant.NEVER_TOO_MUCH_BACK,
            "a refund is booked of more than was charged",
            "refund all",
            "UPDATE refund SET amount = 1000000000 WHERE order_id = ?"),
    REFUND_SENT_UNDER_A_NEW_ID(Invariant.PROVIDER_AGREES, "a refund is sent again under another id, and paid again"),
    SHIPMENT_NOT_SETTLED(Invariant.STOCK_FOLLOWS, "inventory never hears of what has shipped"),
    MOVEMENT_NOT_WRITTEN(Invariant.LEDGER_BALANCES, "what leaves the house is not written in the ledger"),
    STRAYS_NOT_SEARCHED(Invariant.NO_HOLD_WITHOUT_ORDER, "holds without an order are not searched for"),
    NEVER_COMPLETED(
            Invariant.STATUSES_FOLLOW,
            "an order whose goods have all arrived is not completed",
            "deliver",
            "UPDATE orders SET state = 'CONFIRMED' WHERE id = ? AND state = 'COMPLETED'"),
    SHIPMENT_NOT_NOTED(
            Invariant.HISTORY_EXPLAINS,
            "a shipment of a part is not written down in the history",
            "ship part",
            "DELETE FROM order_history WHERE order_id = ? AND action = 'SHIPPED'"),
    REFUSAL_HIDDEN(Invariant.REFUSED_CLEANLY, "a cancellation that is refused is answered as if it were made"),
    KEY_IGNORED(Invariant.ONE_EFFECT_PER_KEY, "a request sent twice is done twice"),
    SHIPMENT_MADE_UP(Invariant.ANSWERS_HOLD, "a shipment is answered and not made"),
    FAILURE_AFTER_THE_FACT(Invariant.LEGAL_IS_DONE, "a delivery is recorded, and then fails");

    private final Invariant invariant;
    private final String text;
    private final @Nullable Meddling meddling;

    PlantedBug(Invariant invariant, String text) {
        this.invariant = invariant;
        this.text = text;
        this.meddling = null;
    }

    PlantedBug(Invariant invariant, String text, String move, String sql) {
        this.invariant = invariant;
        this.text = text;
        this.meddling = new Meddling(move, sql);
    }

    Invariant invariant() {
        return invariant;
    }

    /** What is done to the tables; null for a bug of another kind. */
    @Nullable
    Meddling meddling() {
        return meddling;
    }

    @Override
    public String toString() {
        return text;
    }

    /**
     * @param move {@link Move#name()} of what it follows
     * @param sql with the order's id for a parameter
     */
    record Meddling(String move, String sql) {}
}
