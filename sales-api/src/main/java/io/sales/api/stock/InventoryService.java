package io.sales.api.stock;

import io.sales.api.SalesException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What the order provider, and nobody else, asks of inventory. Inventory never ends a hold by itself: the order database
 * decides, and {@link #settle} carries the decision over.
 */
public interface InventoryService {

    /**
     * Takes the stock for an order in one transaction, all lines or none. Idempotent: the same version and hash are
     * granted again with the names and prices of the first time, whatever they are now. Under a later version than the
     * remembered one, what the order still has is given up and the lines are held anew, in the same transaction.
     *
     * @throws SalesException {@code sku-not-sellable}, {@code mixed-currencies}, {@code invalid-request},
     *     {@code idempotency-key-reused} for the same version under another hash
     */
    HoldAnswer hold(HoldStock command) throws SalesException;

    /**
     * Several holds with one call, each as by {@link #hold} and independent of the others. Those of one SKU are served in
     * their order.
     *
     * @param commands 1 to {@code Limits.MAX_HOLDS_PER_CALL}
     * @return a result for each, in the same order
     * @throws SalesException {@code invalid-request} for another number of commands
     */
    CompletableFuture<List<HoldResult>> holdAll(List<HoldStock> commands) throws SalesException;

    /**
     * Drives the stock of an order to the state that the order wants, all lines or none, and remembers the version.
     * Idempotent: the remembered version with the same content is a no-op. All zeros for an unknown order leave a
     * tombstone that refuses late holds below that version.
     *
     * @throws SalesException {@code unknown-order} for anything but zeros about an order never held for,
     *     {@code invalid-settlement} for more than was ever held, or for taking back what has shipped or been returned
     */
    SettleAnswer settle(SettleStock command) throws SalesException;

    /**
     * The orders that stock was ever held for, oldest first, a page at a time.
     *
     * @throws SalesException {@code invalid-request}
     */
    List<HoldView> holds(SearchHolds query) throws SalesException;

    /**
     * Answers when a hold could be booked now.
     *
     * @return the inventory database's time
     * @throws SalesException {@code unavailable} when its database cannot be reached
     */
    Instant ready() throws SalesException;
}
