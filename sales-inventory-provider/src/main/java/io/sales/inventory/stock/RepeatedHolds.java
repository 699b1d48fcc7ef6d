package io.sales.inventory.stock;

import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldAnswer.GrantedLine;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.Shortage;
import io.sales.inventory.stock.RememberedOrders.Remembered;
import io.sales.inventory.stock.Reservations.Reservation;
import io.sales.inventory.stock.Reservations.Reserved;
import io.sales.inventory.stock.domain.Counters;
import io.sales.inventory.stock.domain.Step;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.springframework.stereotype.Service;

/** Holds for orders of which something is remembered already: copies, late ones, and holds under a later version. */
@Service
class RepeatedHolds {

    private final Shelves shelves;
    private final RememberedOrders orders;
    private final Reservations reservations;
    private final Ledger ledger;
    private final Transactions transactions;
    private final DatabaseClock clock;

    RepeatedHolds(
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

    HoldAnswer decide(HoldStock command) {
        for (int look = 0; look < TakenMeanwhile.MAX_LOOKS; look++) {
            try {
                return transactions.write(() -> answer(command));
            } catch (TakenMeanwhile gone) {
                // The next look tells how much is left.
            }
        }
        throw SalesException.tooMany("The stock is changing too quickly now.", 1);
    }

    private HoldAnswer answer(HoldStock command) {
        Remembered remembered = orders.lock(command.orderId());
        if (remembered == null) {
            throw new IllegalStateException("Order %s was remembered and is not any more".formatted(command.orderId()));
        }
        if (command.stockVersion() > remembered.stockVersion()) {
            return holdAnew(command);
        }
        if (command.stockVersion() < remembered.stockVersion() || remembered.requestHash() == null) {
            return new HoldAnswer.Stale(remembered.stockVersion());
        }
        if (!Objects.equals(remembered.requestHash(), command.requestHash())) {
            throw new SalesException(
                    Slugs.IDEMPOTENCY_KEY_REUSED, "Stock is held for another request under the same key.");
        }
        return new HoldAnswer.Granted(false, grantedBefore(command.orderId()));
    }

    /** Gives up what the order still has, and holds the lines. */
    private HoldAnswer holdAnew(HoldStock command) {
        SortedMap<String, Reservation> before = reservations.of(command.orderId());
        Shelf shelf =
                shelves.look(command.lines().stream().map(SkuQuantity::sku).toList());
        shelf.requireSale(command.lines());
        List<Shortage> shortages = Allotment.shortages(command.lines(), shelf, givenBack(before));
        if (!shortages.isEmpty()) {
            return new HoldAnswer.Short(shortages);
        }
        Instant now = clock.now();
        orders.heldAnew(command.orderId(), new Remembered(command.stockVersion(), command.requestHash()), now);
        List<GrantedLine> granted = shelf.granted(command.lines());
        var entries = new ArrayList<Entry>();
        Map<String, Reservation> known = new HashMap<>();
        before.forEach((sku, reservation) -> {
            Counters present = reservation.counters();
            known.put(sku, reservation.with(present.givenUp()));
            present.stepsTo(present.givenUp()).forEach(step -> entries.add(entry(command, sku, step)));
        });
        var added = new ArrayList<Reserved>();
        for (GrantedLine line : granted) {
            Reservation old = known.get(line.sku());
            if (old == null) {
                added.add(new Reserved(command.orderId(), line));
            } else {
                known.put(line.sku(), old.grantedAnew(line));
            }
            entries.add(entry(command, line.sku(), Step.hold(line.quantity())));
        }
        reservations.insert(added);
        reservations.update(command.orderId(), known.values());
        if (!ledger.book(entries, now).isEmpty()) {
            throw new TakenMeanwhile();
        }
        return new HoldAnswer.Granted(true, granted);
    }

    /** What the order gives back counts as if it were on the shelf. */
    private static Map<String, Long> givenBack(Map<String, Reservation> before) {
        var taken = new HashMap<String, Long>();
        before.forEach((sku, reservation) -> {
            Counters counters = reservation.counters();
            taken.put(sku, -(counters.held() + counters.committed()));
        });
        return taken;
    }

    private static Entry entry(HoldStock command, String sku, Step step) {
        return Entry.of(sku, step, command.actor(), command.orderId());
    }

    /** While a hold is what is remembered, what is held is what it was granted. */
    private List<GrantedLine> grantedBefore(String orderId) {
        var granted = new ArrayList<GrantedLine>();
        reservations.of(orderId).forEach((sku, reservation) -> {
            int held = Math.toIntExact(reservation.counters().held());
            if (held > 0) {
                granted.add(new GrantedLine(sku, reservation.name(), held, reservation.unitPrice()));
            }
        });
        return granted;
    }
}
