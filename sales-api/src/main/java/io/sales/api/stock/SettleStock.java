package io.sales.api.stock;

import java.io.Serializable;
import java.util.List;

/**
 * The state that an order wants its stock to be in. Inventory books the difference to what is there.
 *
 * @param stockVersion of the order; see {@link InventoryService#settle}
 * @param actor who moved the order, for the ledger
 * @param reference why, for the ledger: an id that staff can look up
 * @param lines one for each SKU of the order; SKUs left out are wanted as all zeros
 */
public record SettleStock(String orderId, long stockVersion, String actor, String reference, List<Line> lines)
        implements Serializable {

    /**
     * Units, none negative.
     *
     * @param held waiting for payment
     * @param committed paid for and waiting for shipment
     * @param shipped ever left the house
     * @param restocked came back and went on the shelf
     * @param writtenOff came back and did not
     */
    public record Line(String sku, int held, int committed, int shipped, int restocked, int writtenOff)
            implements Serializable {}
}
