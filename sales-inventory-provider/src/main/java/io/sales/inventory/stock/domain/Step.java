package io.sales.inventory.stock.domain;

/** One thing that happens to units of one SKU, and what it does to the stock level. */
public record Step(Kind kind, long onHandDelta, long heldDelta, long committedDelta) {

    /** Its names are what the ledger shows. */
    public enum Kind {
        /** Available units are kept for an order. */
        HOLD,
        /** Held units are paid for. */
        COMMIT,
        /** Paid units wait for payment again. */
        UNCOMMIT,
        /** Units kept for an order become available. */
        RELEASE,
        /** Paid units leave the house. */
        SHIP,
        /** Shipped units came back and went on the shelf. */
        RESTOCK,
        /** Shipped units came back and did not; no level changes, but the ledger tells. */
        WRITE_OFF
    }

    public static Step hold(long units) {
        return new Step(Kind.HOLD, 0, units, 0);
    }

    public static Step release(long held, long committed) {
        return new Step(Kind.RELEASE, 0, -held, -committed);
    }

    static Step commit(long units) {
        return new Step(Kind.COMMIT, 0, -units, units);
    }

    static Step uncommit(long units) {
        return new Step(Kind.UNCOMMIT, 0, units, -units);
    }

    static Step ship(long units) {
        return new Step(Kind.SHIP, -units, 0, -units);
    }

    static Step restock(long units) {
        return new Step(Kind.RESTOCK, units, 0, 0);
    }

    static Step writeOff() {
        return new Step(Kind.WRITE_OFF, 0, 0, 0);
    }
}
