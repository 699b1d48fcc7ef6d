package io.sales.ordering.order;

import io.sales.api.Money;
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
    private int returned;
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

    int returned() {
        return returned;
    }

    long total() {
        return Math.multiplyExact(unitPrice, (long) quantity);
    }

    /** What is to be paid for the line as it stands. */
    long owed() {
        return Math.multiplyExact(unitPrice, (long) quantity - cancelled - credited);
    }

    void cancel(int units) {
        cancelled += requireUnshipped(units);
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

    /** The stock this line wants while the order is unpaid. */
    SettleStock.Line wantedUnpaid() {
        return new SettleStock.Line(sku, unshipped(), 0, shipped, 0, 0);
    }

    /** The stock this line wants once the order is paid. */
    SettleStock.Line wantedPaid() {
        return new SettleStock.Line(sku, 0, unshipped(), shipped, 0, 0);
    }

    OrderView.Line view(String currency) {
        return new OrderView.Line(
                sku, name, quantity, new Money(unitPrice, currency), cancelled, shipped, delivered, returned, credited);
    }

    private int requireUnshipped(int units) {
        if (units > unshipped()) {
            throw OrderVerb.illegal("Only %d of %s are left to cancel or ship.".formatted(unshipped(), sku));
        }
        return units;
    }
}
