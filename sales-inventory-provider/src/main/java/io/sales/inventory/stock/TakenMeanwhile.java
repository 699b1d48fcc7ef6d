package io.sales.inventory.stock;

/** Rolls back a hold that finds less, or more copies of itself, than the look before it. */
final class TakenMeanwhile extends RuntimeException {

    /** How often stock may be there when looked at, and gone when taken, before the caller is sent away. */
    static final int MAX_LOOKS = 10;

    private static final long serialVersionUID = 1L;

    TakenMeanwhile() {
        super("The stock was taken meanwhile", null, false, false);
    }
}
