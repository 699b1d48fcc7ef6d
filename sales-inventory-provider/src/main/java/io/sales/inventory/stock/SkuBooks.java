package io.sales.inventory.stock;

import io.sales.api.stock.ReconciliationView.Discrepancy;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything the books say about one SKU at one moment.
 *
 * @param level what the level says
 * @param last the balances of the last movement
 * @param sums of the deltas of all movements
 * @param reserved what the orders have, with the level's own on-hand, which no order knows
 * @param movements how many there are
 * @param brokenBalances how many movements do not follow from the one before
 */
record SkuBooks(
        String sku,
        Balances level,
        Balances last,
        Balances sums,
        Balances reserved,
        Sequence sequence,
        long movements,
        long brokenBalances) {

    record Balances(long onHand, long held, long committed) {

        @Override
        public String toString() {
            return "%d on hand, %d held, %d committed".formatted(onHand, held, committed);
        }
    }

    /**
     * @param version of the level
     */
    record Sequence(long first, long last, long version) {}

    List<Discrepancy> discrepancies() {
        var found = new ArrayList<Discrepancy>();
        if (!level.equals(last)) {
            found.add(broken("level-equals-last-balance", "level: %s; last movement: %s".formatted(level, last)));
        }
        if (!level.equals(sums)) {
            found.add(broken("level-equals-sum-of-movements", "level: %s; sum: %s".formatted(level, sums)));
        }
        if (!level.equals(reserved)) {
            found.add(broken(
                    "level-equals-reservations",
                    "level: %d held, %d committed; orders: %d held, %d committed"
                            .formatted(level.held, level.committed, reserved.held, reserved.committed)));
        }
        boolean complete = sequence.last == movements && sequence.version == movements;
        if (!complete || movements > 0 && sequence.first != 1) {
            found.add(broken(
                    "sequence-has-no-gap",
                    "%d movements from %d to %d; level at version %d"
                            .formatted(movements, sequence.first, sequence.last, sequence.version)));
        }
        if (brokenBalances > 0) {
            found.add(broken(
                    "balance-follows-from-the-one-before", "%d of %d do not".formatted(brokenBalances, movements)));
        }
        return found;
    }

    private Discrepancy broken(String rule, String detail) {
        return new Discrepancy(sku, rule, detail);
    }
}
