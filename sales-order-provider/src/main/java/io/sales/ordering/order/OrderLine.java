package io.sales.ordering.order;

import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.order.OrderView;
import io.sales.api.stock.HoldAnswer.GrantedLine;
import io.sales.api.stock.SettleStock;
import jakarta.persistence.Embeddable;

/** Units of one SKU in an order, and what became of them. The database checks the same bounds. */
@Embeddable
class OrderLine {

    private String sku;
    private String name;
    private int quantity;
    private long unitPrice;
    private int cancelled;
    private int shipped;
    private int delivered;
    /** Asked to be sent back, and not here yet. */
    private int returnRequested;

    private int restocked;
    private int writtenOff;
    private int credited;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected OrderLine() {}

    OrderLine(GrantedLine granted) {
        this.sku = granted.sku();
        this.name = granted.name();
        this.quantity = granted.quantity();
        this.unitPrice = granted.unitPrice().amount();
    }

    String sku() {
        return sku;
    }

    /** What the customer still gets: neither cancelled nor, if it came back, replaced. */
    int live() {
        return quantity - cancelled;
    }

    int unshipped() {
        return quantity - cancelled - shipped;
    }

    int shipped() {
        return shipped;
    }

    int delivered() {
        return delivered;
    }

    /** Units that came back and were taken back. */
    int returned() {
        return restocked + writtenOff;
    }

    /** Delivered units that are still with the customer, and that no open return is about. */
    int returnable() {
        return delivered - returnRequested - returned();
    }

    /** Units whose price is still owed or paid. */
    int creditable() {
        return quantity - cancelled - credited;
    }

    long total() {
        return Math.multiplyExact(unitPrice, (long) quantity);
    }

    /** What the units cost that are neither cancelled nor credited. */
    long worth() {
        return Math.multiplyExact(unitPrice, (long) creditable());
    }

    /** A credited unit that is cancelled after all counts as cancelled: its price has gone back, and does so once. */
    void cancel(int units) {
        cancelled += requireUnshipped(units);
        credited = Math.min(credited, quantity - cancelled);
    }

    void ship(int units) {
        shipped += requireUnshipped(units);
    }

    void deliver(int units) {
        if (units > shipped - delivered) {
            throw new IllegalStateException("More of %s delivered than shipped".formatted(sku));
        }
        delivered += units;
    }

    void requestReturn(int units) {
        if (units > returnable()) {
            throw OrderVerb.illegal("Only %d of %s can be sent back.".formatted(returnable(), sku));
        }
        returnRequested += units;
    }

    /** What was to be sent back stays with the customer. */
    void keep(int units) {
        if (units > returnRequested) {
            throw new IllegalStateException("More of %s kept than was asked to be sent back".formatted(sku));
        }
        returnRequested -= units;
    }

    void receive(ReceivedUnits units) {
        keep(units.quantity());
        switch (units.disposition()) {
            case RESTOCK -> restocked += units.quantity();
            case WRITE_OFF -> writtenOff += units.quantity();
            case DISMISS -> {
                // Not taken back: it goes on being the customer's.
            }
        }
    }

    void credit(int units) {
        if (units > creditable()) {
            throw SalesException.invalid(
                    "lines", "names %d of %s, of which %d are paid for".formatted(units, sku, creditable()));
        }
        credited += units;
    }

    /** The stock this line wants while the order is unpaid. */
    SettleStock.Line wantedUnpaid() {
        return new SettleStock.Line(sku, unshipped(), 0, shipped, restocked, writtenOff);
    }

    /** The stock this line wants once the order is paid. */
    SettleStock.Line wantedPaid() {
        return new SettleStock.Line(sku, 0, unshipped(), shipped, restocked, writtenOff);
    }

    OrderView.Line view(String currency) {
        return new OrderView.Line(
                sku,
                name,
                quantity,
                new Money(unitPrice, currency),
                cancelled,
                shipped,
                delivered,
                returned(),
                credited);
    }

    private int requireUnshipped(int units) {
        if (units > unshipped()) {
            throw OrderVerb.illegal("Only %d of %s are left to cancel or ship.".formatted(unshipped(), sku));
        }
        return units;
    }
}
