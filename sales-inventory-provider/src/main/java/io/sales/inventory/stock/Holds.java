package io.sales.inventory.stock;

import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldAnswer.GrantedLine;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.HoldView;
import io.sales.api.stock.SearchHolds;
import io.sales.api.stock.Shortage;
import io.sales.inventory.stock.RememberedOrders.Remembered;
import io.sales.inventory.stock.Reservations.Reservation;
import io.sales.inventory.stock.Shelf.Offer;
import io.sales.inventory.stock.domain.Counters;
import io.sales.inventory.stock.domain.Step;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.platform.input.Check;
import io.sales.platform.input.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Takes stock for orders, all lines or none. */
@Service
public class Holds {

    /** How often stock may be there when looked at, and gone when taken, before the caller is sent away. */
    private static final int MAX_LOOKS = 10;

    private static final int MAX_HOLDS_PER_PAGE = 1_000;

    private final Shelves shelves;
    private final RememberedOrders orders;
    private final Reservations reservations;
    private final Bookings bookings;
    private final StockMetrics metrics;
    private final Transactions transactions;
    private final DatabaseClock clock;

    Holds(
            Shelves shelves,
            RememberedOrders orders,
            Reservations reservations,
            Bookings bookings,
            StockMetrics metrics,
            Transactions transactions,
            DatabaseClock clock) {
        this.shelves = shelves;
        this.orders = orders;
        this.reservations = reservations;
        this.bookings = bookings;
        this.metrics = metrics;
        this.transactions = transactions;
        this.clock = clock;
    }

    public HoldAnswer hold(HoldStock given) {
        HoldStock command = Requests.checked(given);
        HoldAnswer answer = answer(command);
        metrics.count(answer);
        return answer;
    }

    public List<HoldView> page(SearchHolds query) {
        Check.within(Check.present(query, "query").minAgeSeconds(), "minAgeSeconds", 0, Integer.MAX_VALUE);
        Check.within(query.limit(), "limit", 1, MAX_HOLDS_PER_PAGE);
        HoldView last = query.after();
        Moment after = last == null ? Moment.START : Moment.checked(last.createdAt(), last.orderId(), "after");
        Instant before = clock.now().minusSeconds(query.minAgeSeconds());
        return new ArrayList<>(orders.holds(after, before, query.limit()));
    }

    /** Sold out is answered from a plain read: no lock, no transaction, whatever the crowd. */
    private HoldAnswer answer(HoldStock command) {
        for (int look = 0; look < MAX_LOOKS; look++) {
            Shelf shelf = shelves.look(command.orderId(), command.lines());
            if (!shelf.remembers(command.stockVersion()) && shelf.sells(command.lines())) {
                List<Shortage> shortages = shelf.shortages(command.lines());
                if (!shortages.isEmpty()) {
                    return new HoldAnswer.Short(shortages);
                }
            }
            try {
                return transactions.write(() -> decide(command, shelf));
            } catch (TakenMeanwhile gone) {
                // The next look tells how much is left.
            }
        }
        throw new SalesException(Slugs.UNAVAILABLE, "The stock is changing too quickly now.");
    }

    private HoldAnswer decide(HoldStock command, Shelf shelf) {
        Instant now = clock.now();
        var wanted = new Remembered(command.stockVersion(), command.requestHash());
        if (shelf.rememberedVersion() == null && orders.claim(command.orderId(), wanted, now)) {
            return take(command, shelf, new TreeMap<>(), now);
        }
        Remembered remembered = orders.lock(command.orderId());
        if (remembered == null) {
            throw new IllegalStateException("Order %s was remembered and is not any more".formatted(command.orderId()));
        }
        if (command.stockVersion() > remembered.stockVersion()) {
            orders.heldAnew(command.orderId(), wanted, now);
            return take(command, shelf, reservations.of(command.orderId()), now);
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
    private HoldAnswer take(HoldStock command, Shelf shelf, SortedMap<String, Reservation> before, Instant now) {
        shelf.requireSale(command.lines());
        SortedMap<String, List<Step>> plans = new TreeMap<>();
        SortedMap<String, Reservation> after = new TreeMap<>();
        before.forEach((sku, reservation) -> {
            Counters present = reservation.counters();
            after.put(sku, reservation.with(present.givenUp()));
            plans.put(sku, new ArrayList<>(present.stepsTo(present.givenUp())));
        });
        for (SkuQuantity line : command.lines()) {
            Offer offer = shelf.offer(line);
            Reservation known = after.get(line.sku());
            Counters counters = known == null ? Counters.NONE : known.counters();
            after.put(
                    line.sku(),
                    new Reservation(line.sku(), offer.name(), offer.unitPrice(), counters.holding(line.quantity())));
            plans.computeIfAbsent(line.sku(), sku -> new ArrayList<>()).add(Step.hold(line.quantity()));
        }
        write(command.orderId(), before, after);
        if (!bookings.book(plans, command.actor(), command.orderId(), now).isEmpty()) {
            throw new TakenMeanwhile();
        }
        return new HoldAnswer.Granted(true, granted(command.lines(), shelf));
    }

    private void write(String orderId, SortedMap<String, Reservation> before, SortedMap<String, Reservation> after) {
        var known = new ArrayList<Reservation>();
        var added = new ArrayList<Reservation>();
        after.forEach((sku, reservation) -> (before.containsKey(sku) ? known : added).add(reservation));
        reservations.insert(orderId, added);
        reservations.update(orderId, known);
    }

    private static List<GrantedLine> granted(List<SkuQuantity> lines, Shelf shelf) {
        var granted = new ArrayList<GrantedLine>();
        for (SkuQuantity line : lines) {
            Offer offer = shelf.offer(line);
            granted.add(new GrantedLine(line.sku(), offer.name(), line.quantity(), offer.unitPrice()));
        }
        return granted;
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

    /** Rolls back a hold that found less than the look before it. */
    private static final class TakenMeanwhile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TakenMeanwhile() {
            super("The stock was taken meanwhile", null, false, false);
        }
    }
}
