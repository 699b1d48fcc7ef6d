package io.sales.ordering.order;

import io.sales.api.stock.HoldAnswer.GrantedLine;
import java.util.List;

/**
 * A request whose stock is held.
 *
 * @param granted names and prices as of the hold, which become the order's
 */
record Placement(OrderRequest request, List<GrantedLine> granted) {

    String currency() {
        return granted.get(0).unitPrice().currency();
    }
}
