package io.sales.ordering.random;

import io.sales.ordering.StockLedger;
import java.util.List;

/** Books in which what leaves the house is not written down. */
final class LeakyLedger extends StockLedger {

    @Override
    protected void append(List<Movement> earlier, Movement movement) {
        if (movement.delta().onHand() >= 0) {
            super.append(earlier, movement);
        }
    }
}
