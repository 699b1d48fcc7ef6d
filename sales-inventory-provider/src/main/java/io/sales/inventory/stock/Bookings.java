package io.sales.inventory.stock;

import io.sales.inventory.stock.domain.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/**
 * Books several steps of several SKUs in rounds: the first step of every SKU, then the second of those that have one. The
 * first round locks every level that is touched, in the order of the SKUs, so that two bookings cannot block each other.
 */
@Component
class Bookings {

    private final Ledger ledger;

    Bookings(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @return what the levels forbid, upon which the transaction must be rolled back; empty when all is booked
     */
    List<Entry> book(SortedMap<String, List<Step>> plans, String actor, String reference, Instant now) {
        for (int round = 0; ; round++) {
            List<Entry> entries = round(round, plans, actor, reference);
            if (entries.isEmpty()) {
                return List.of();
            }
            List<Entry> refused = ledger.move(entries);
            if (!refused.isEmpty()) {
                return refused;
            }
            ledger.record(entries, now);
        }
    }

    private static List<Entry> round(int round, SortedMap<String, List<Step>> plans, String actor, String reference) {
        var entries = new ArrayList<Entry>();
        plans.forEach((sku, steps) -> {
            if (round < steps.size()) {
                entries.add(Entry.of(sku, steps.get(round), actor, reference));
            }
        });
        return entries;
    }
}
