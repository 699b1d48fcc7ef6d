package io.sales.inventory.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Levels and the movements that explain them, which change together or not at all. */
@Component
class Ledger {

    private final Levels levels;
    private final Movements movements;
    private final LowStockLog lowStock;

    Ledger(Levels levels, Movements movements, LowStockLog lowStock) {
        this.levels = levels;
        this.movements = movements;
        this.lowStock = lowStock;
    }

    /**
     * Books the entries within the transaction that is open: those of one SKU in the order given, each with a number and
     * balances of its own. Levels are locked in the order of the SKUs until the transaction ends.
     *
     * @return the SKUs whose level forbids it, upon which the transaction must be rolled back; empty when all is booked
     */
    List<String> book(List<Entry> entries, Instant now) {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<Posting> postings = Posting.bySku(entries);
        List<String> refused = levels.move(postings);
        if (refused.isEmpty()) {
            List<Movement> booked = retraced(postings);
            movements.append(booked, now);
            lowStock.append(booked, now);
        }
        return refused;
    }

    /** The levels are locked by now, so where they are tells where each entry led. */
    private List<Movement> retraced(List<Posting> postings) {
        Map<String, Level> ends =
                levels.find(postings.stream().map(Posting::sku).toList());
        var retraced = new ArrayList<Movement>();
        for (Posting posting : postings) {
            Level level = posting.before(Objects.requireNonNull(ends.get(posting.sku())));
            for (Entry entry : posting.entries()) {
                Level next = level.after(entry);
                retraced.add(new Movement(entry, level, next));
                level = next;
            }
        }
        return retraced;
    }
}
