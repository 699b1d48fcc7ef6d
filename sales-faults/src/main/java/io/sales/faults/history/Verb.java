package io.sales.faults.history;

/** What is asked for. */
public enum Verb {
    PLACE("PLACED"),
    PAY("PAYMENT_STARTED"),
    CANCEL("CANCELLED"),
    SHIP("SHIPPED"),
    DELIVER("DELIVERED"),
    REFUND("");

    private final String action;

    Verb(String action) {
        this.action = action;
    }

    /** What an order's own history calls it when it is done; empty if that line does not tell it from others. */
    public String action() {
        return action;
    }
}
