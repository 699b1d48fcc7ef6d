package io.sales.api.order;

import io.sales.api.stock.Shortage;
import java.io.Serializable;
import java.util.List;

/** What became of a {@link PlaceOrder}. */
public sealed interface PlaceOrderAnswer extends Serializable {

    /**
     * The order exists and its stock is held.
     *
     * @param replayed whether an earlier copy of the request placed it
     */
    record Placed(OrderView order, boolean replayed) implements PlaceOrderAnswer {}

    /** There is no order, because at least one line asks for more than there is. The key is free again. */
    record OutOfStock(List<Shortage> shortages) implements PlaceOrderAnswer {}
}
