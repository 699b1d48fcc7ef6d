package io.sales.inventory.stock;

import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.stock.HoldAnswer.GrantedLine;
import io.sales.api.stock.HoldStock;
import io.sales.inventory.stock.Allotment.Verdict;
import io.sales.inventory.stock.Reservations.Reserved;
import io.sales.inventory.stock.domain.Step;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Grants stock to a group of orders that have none yet: one look for all of them, and one transaction for those who can be
 * served. Who is sold out costs a plain read and no transaction.
 *
 * <p>Who gets what is decided by the look; the guarded change of the levels tells whether it still held.
 */
@Service
class GroupedHolds {

    private final Shelves shelves;
    private final RememberedOrders orders;
    private final Reservations reservations;
    private final Ledger ledger;
    private final Transactions transactions;
    private final DatabaseClock clock;

    GroupedHolds(
            Shelves shelves,
            RememberedOrders orders,
            Reservations reservations,
            Ledger ledger,
            Transactions transactions,
            DatabaseClock clock) {
        this.shelves = shelves;
        this.orders = orders;
        this.reservations = reservations;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param group checked commands, first come first
     * @return a verdict for each, in the same order
     */
    List<Verdict> decide(List<HoldStock> group) {
        Set<String> skus = group.stream()
                .flatMap(hold -> hold.lines().stream())
                .map(SkuQuantity::sku)
                .collect(Collectors.toSet());
        Set<String> known = new HashSet<>();
        for (int look = 0; look < TakenMeanwhile.MAX_LOOKS; look++) {
            Shelf shelf = shelves.look(skus);
            Allotment allotment = Allotment.of(group, shelf, known);
            // Whoever is refused may have emptied the shelf with an earlier copy. As that is looked up after the shelf,
            // it
            // is known by now.
            boolean more = known.addAll(orders.known(ids(allotment.refused())));
            if (!more && taken(allotment.grants(), shelf, known)) {
                return allotment.verdicts();
            }
        }
        throw SalesException.tooMany("The stock is changing too quickly now.", 1);
    }

    /** Whether the look still held; if not, what has become known meanwhile is added. */
    private boolean taken(List<HoldStock> grants, Shelf shelf, Set<String> known) {
        try {
            if (!grants.isEmpty()) {
                transactions.writing(() -> take(grants, shelf));
            }
            return true;
        } catch (TakenMeanwhile gone) {
            known.addAll(orders.known(ids(grants)));
            return false;
        }
    }

    private static List<String> ids(List<HoldStock> holds) {
        return holds.stream().map(HoldStock::orderId).toList();
    }

    /** The levels come last, because whoever wants the same SKU waits from there to the commit. */
    private void take(List<HoldStock> grants, Shelf shelf) {
        Instant now = clock.now();
        if (!orders.claim(grants, now)) {
            throw new TakenMeanwhile();
        }
        var reserved = new ArrayList<Reserved>();
        var entries = new ArrayList<Entry>();
        for (HoldStock hold : grants) {
            for (GrantedLine line : shelf.granted(hold.lines())) {
                reserved.add(new Reserved(hold.orderId(), line));
                entries.add(Entry.of(line.sku(), Step.hold(line.quantity()), hold.actor(), hold.orderId()));
            }
        }
        reservations.insert(reserved);
        if (!ledger.book(entries, now).isEmpty()) {
            throw new TakenMeanwhile();
        }
    }
}
