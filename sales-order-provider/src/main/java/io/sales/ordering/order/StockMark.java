package io.sales.ordering.order;

/**
 * What an order's row says of the stock held for it.
 *
 * @param isVoid whether the row only keeps the place of an order that was never recorded
 * @param version of its stock, as far as the row has come
 */
public record StockMark(boolean isVoid, long version) {

    /** Whether the row does not know of stock held under this version: somebody held it and died. */
    public boolean isOvertakenBy(long heldVersion) {
        return isVoid && version <= heldVersion;
    }
}
