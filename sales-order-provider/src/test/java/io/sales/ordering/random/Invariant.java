package io.sales.ordering.random;

/** What must hold whatever happens. Each is checked, and for each there is a {@link PlantedBug} that breaks it. */
enum Invariant {
    AT_REST("all that was due gets done"),
    MONEY_ADDS_UP("charged - refunded = owed"),
    NEVER_TOO_MUCH_BACK("refunds, through or not, never exceed what was charged"),
    PROVIDER_AGREES("the payment provider took and gave back what we say, once each"),
    STOCK_FOLLOWS("inventory has of each order what its lines say"),
    LEDGER_BALANCES("the stock ledger of each SKU balances, and comes to what all orders say"),
    NO_HOLD_WITHOUT_ORDER("nothing is held for what is no order"),
    STATUSES_FOLLOW("statuses are what quantities and transactions say"),
    HISTORY_EXPLAINS("the history, played again, comes to the order"),
    REFUSED_CLEANLY("what makes no sense is refused as documented, and changes nothing"),
    ONE_EFFECT_PER_KEY("a repeat is answered alike, and has no effect"),
    ANSWERS_HOLD("what was answered is there"),
    LEGAL_IS_DONE("what is legal is done, and nothing but documented answers are given");

    private final String text;

    Invariant(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
