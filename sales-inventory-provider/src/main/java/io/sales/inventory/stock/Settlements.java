package io.sales.inventory.stock;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import io.sales.inventory.stock.RememberedOrders.Remembered;
import io.sales.inventory.stock.Reservations.Reservation;
import io.sales.inventory.stock.domain.Counters;
import io.sales.inventory.stock.domain.Step;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Drives the stock of an order to the state that the order wants. */
@Service
public class Settlements {

    private final RememberedOrders orders;
    private final Reservations reservations;
    private final Ledger ledger;
    private final StockMetrics metrics;
    private final Transactions transactions;
    private final DatabaseClock clock;

    Settlements(
            RememberedOrders orders,
            Reservations reservations,
            Ledger ledger,
            StockMetrics metrics,
            Transactions transactions,
            DatabaseClock clock) {
        this.orders = orders;
        this.reservations = reservations;
        this.ledger = ledger;
        this.metrics = metrics;
        this.transactions = transactions;
        this.clock = clock;
    }

    public SettleAnswer settle(SettleStock given) {
        SettleStock command = Requests.checked(given);
        SettleAnswer answer = answer(command);
        metrics.count(answer);
        return answer;
    }

    private SettleAnswer answer(SettleStock command) {
        try {
            return transactions.write(() -> decide(command));
        } catch (UnitsGone gone) {
            return new SettleAnswer.Lost(gone.skus);
        }
    }

    private SettleAnswer decide(SettleStock command) {
        Instant now = clock.now();
        Remembered remembered = orders.lock(command.orderId());
        if (remembered == null) {
            requireNothingWanted(command);
            if (orders.claim(command.orderId(), new Remembered(command.stockVersion(), null), now)) {
                return new SettleAnswer.Settled();
            }
            // A hold came in between the two statements, and has committed by now.
            remembered = orders.lock(command.orderId());
        }
        if (remembered == null) {
            throw new IllegalStateException("Order %s was remembered and is not any more".formatted(command.orderId()));
        }
        if (command.stockVersion() < remembered.stockVersion()) {
            return new SettleAnswer.Stale(remembered.stockVersion());
        }
        SortedMap<String, Reservation> present = reservations.of(command.orderId());
        Map<String, SettleStock.Line> wanted = wanted(command, present);
        if (command.stockVersion() == remembered.stockVersion()) {
            return isAsWanted(present, wanted)
                    ? new SettleAnswer.Settled()
                    : new SettleAnswer.Stale(remembered.stockVersion());
        }
        book(command, present, wanted, now);
        orders.settled(command.orderId(), command.stockVersion());
        return new SettleAnswer.Settled();
    }

    /** What is wanted of each SKU that is named or was ever held. */
    private static Map<String, SettleStock.Line> wanted(SettleStock command, Map<String, Reservation> present) {
        Map<String, SettleStock.Line> wanted = command.lines().stream()
                .collect(
                        Collectors.toMap(SettleStock.Line::sku, Function.identity(), (one, same) -> one, TreeMap::new));
        present.keySet().forEach(sku -> wanted.putIfAbsent(sku, new SettleStock.Line(sku, 0, 0, 0, 0, 0)));
        return wanted;
    }

    private static boolean isAsWanted(Map<String, Reservation> present, Map<String, SettleStock.Line> wanted) {
        return wanted.values().stream().allMatch(line -> counters(present, line).is(line));
    }

    private void book(
            SettleStock command,
            SortedMap<String, Reservation> present,
            Map<String, SettleStock.Line> wanted,
            Instant now) {
        var entries = new ArrayList<Entry>();
        var changed = new ArrayList<Reservation>();
        wanted.forEach((sku, line) -> {
            Counters before = counters(present, line);
            Counters after = before.settledTo(line);
            Reservation reservation = present.get(sku);
            if (reservation != null && !after.equals(before)) {
                changed.add(reservation.with(after));
                before.stepsTo(after)
                        .forEach(step -> entries.add(Entry.of(sku, step, command.actor(), command.reference())));
            }
        });
        reservations.update(command.orderId(), changed);
        List<String> refused = ledger.book(entries, now);
        if (!refused.isEmpty()) {
            throw refusal(entries, refused);
        }
    }

    /** A SKU that was never held counts as none of anything, so that nothing but zeros can be wanted of it. */
    private static Counters counters(Map<String, Reservation> present, SettleStock.Line line) {
        Reservation reservation = present.get(line.sku());
        return reservation == null ? Counters.NONE : reservation.counters();
    }

    private static void requireNothingWanted(SettleStock command) {
        if (!command.lines().stream().allMatch(Counters.NONE::is)) {
            throw new SalesException(Slugs.UNKNOWN_ORDER, "No stock was ever held for this order.");
        }
    }

    private static RuntimeException refusal(List<Entry> entries, List<String> refused) {
        List<String> gone = wanting(Step.Kind.HOLD, entries, refused);
        if (!gone.isEmpty()) {
            return new UnitsGone(gone);
        }
        List<String> tooMany = wanting(Step.Kind.RESTOCK, entries, refused);
        if (!tooMany.isEmpty()) {
            return new SalesException(
                    Slugs.INVALID_SETTLEMENT, "More than can be on hand: %s.".formatted(String.join(", ", tooMany)));
        }
        return new IllegalStateException("Reservations and levels do not fit together: " + refused);
    }

    /** The refused SKUs that have such a step. */
    private static List<String> wanting(Step.Kind kind, List<Entry> entries, List<String> refused) {
        return new ArrayList<>(entries.stream()
                .filter(entry -> entry.type().equals(kind.name()) && refused.contains(entry.sku()))
                .map(Entry::sku)
                .toList());
    }

    /** Rolls back a settlement that wants units back which others have by now. */
    private static final class UnitsGone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<String> skus;

        UnitsGone(List<String> skus) {
            super("Units that were given up are gone", null, false, false);
            this.skus = skus;
        }
    }
}
