package io.sales.api.stock;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.SalesException;
import java.util.List;

/** What people ask of the stock. Served by the inventory provider. */
public interface StockService {

    /**
     * The levels of 1 to 100 SKUs, in the order asked for, from one moment.
     *
     * @throws SalesException {@code not-found} if any of them is unknown, {@code invalid-request}
     */
    List<StockView> levels(List<String> skus) throws SalesException;

    /**
     * Changes the stock on hand and books the movement. Idempotent by caller, SKU and key.
     *
     * @throws SalesException {@code forbidden}, {@code not-found}, {@code invalid-request},
     *     {@code insufficient-stock} when less than the quantity is available, {@code stock-changed},
     *     {@code idempotency-key-reused}
     */
    Answer<MovementView> adjust(AdjustStock command) throws SalesException;

    /**
     * A SKU's ledger, oldest first.
     *
     * @throws SalesException {@code forbidden}, {@code not-found}, {@code invalid-request}
     */
    Page<MovementView> movements(Caller caller, String sku, PageRequest page) throws SalesException;

    /**
     * Sets the threshold below which a SKU counts as low. Idempotent. An event is written whenever a movement crosses the
     * threshold from then on; a SKU that is low already is so at once, without an event.
     *
     * @throws SalesException {@code forbidden}, {@code not-found}, {@code invalid-request}
     */
    LowStockView watch(WatchStock command) throws SalesException;

    /**
     * The SKUs that are low now, by SKU.
     *
     * @throws SalesException {@code forbidden}, {@code invalid-request}
     */
    Page<LowStockView> lowStock(Caller caller, PageRequest page) throws SalesException;

    /**
     * What crossed a threshold, oldest first. Every page but an empty one has a cursor, so that a reader can come back and
     * misses none.
     *
     * @throws SalesException {@code forbidden}, {@code invalid-request}
     */
    Page<LowStockEvent> lowStockEvents(Caller caller, PageRequest page) throws SalesException;

    /**
     * Proves for every SKU that its level is its last balance and the sum of its movements, and that what is held and
     * committed is what its reservations say. Reads only; may be repeated at will.
     *
     * @throws SalesException {@code forbidden}
     */
    ReconciliationView reconcile(Caller caller) throws SalesException;
}
