package io.sales.ordering.order;

import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.order.ShipmentStatus;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The lines of one order taken together, and what follows from their quantities. */
record OrderLines(List<OrderLine> lines) {

    /**
     * @param wanted null for everything that has neither shipped nor been cancelled
     * @throws SalesException {@code illegal-transition} if nothing is left, {@code invalid-request} for a SKU that was not
     *     ordered
     */
    List<Units> choose(@Nullable List<SkuQuantity> wanted) {
        if (wanted != null) {
            return named(wanted);
        }
        List<Units> unshipped = some(OrderLine::unshipped);
        if (unshipped.isEmpty()) {
            throw OrderVerb.illegal("Nothing of this order is left to cancel or ship.");
        }
        return unshipped;
    }

    /**
     * @throws SalesException {@code invalid-request} for a SKU that was not ordered
     */
    List<Units> named(List<SkuQuantity> wanted) {
        return wanted.stream()
                .map(unit -> new Units(line(unit.sku()).sku(), unit.quantity()))
                .toList();
    }

    void cancel(List<Units> units) {
        units.forEach(unit -> line(unit.sku()).cancel(unit.quantity()));
    }

    void cancelAll() {
        lines.forEach(line -> line.cancel(line.unshipped()));
    }

    void ship(List<Units> units) {
        units.forEach(unit -> line(unit.sku()).ship(unit.quantity()));
    }

    void deliver(List<Units> units) {
        units.forEach(unit -> line(unit.sku()).deliver(unit.quantity()));
    }

    void requestReturn(List<Units> units) {
        units.forEach(unit -> line(unit.sku()).requestReturn(unit.quantity()));
    }

    void keep(List<Units> units) {
        units.forEach(unit -> line(unit.sku()).keep(unit.quantity()));
    }

    void receive(List<ReceivedUnits> units) {
        units.forEach(unit -> line(unit.sku()).receive(unit));
    }

    void credit(List<Units> units) {
        units.forEach(unit -> line(unit.sku()).credit(unit.quantity()));
    }

    List<Units> creditable() {
        return some(OrderLine::creditable);
    }

    boolean nothingIsLive() {
        return sum(OrderLine::live) == 0;
    }

    boolean allLiveIsDelivered() {
        return sum(OrderLine::live) == sum(OrderLine::delivered);
    }

    boolean anythingHasShipped() {
        return sum(OrderLine::shipped) > 0;
    }

    long total() {
        return lines.stream().mapToLong(OrderLine::total).sum();
    }

    /** What the units cost that are neither cancelled nor credited. */
    long worth() {
        return lines.stream().mapToLong(OrderLine::worth).sum();
    }

    int live() {
        return sum(OrderLine::live);
    }

    int returned() {
        return sum(OrderLine::returned);
    }

    ShipmentStatus shipmentStatus() {
        int live = sum(OrderLine::live);
        int shipped = sum(OrderLine::shipped);
        int delivered = sum(OrderLine::delivered);
        if (shipped == 0) {
            return ShipmentStatus.NOT_SHIPPED;
        }
        if (delivered == 0) {
            return shipped < live ? ShipmentStatus.PARTIALLY_SHIPPED : ShipmentStatus.SHIPPED;
        }
        return delivered < live ? ShipmentStatus.PARTIALLY_DELIVERED : ShipmentStatus.DELIVERED;
    }

    private OrderLine line(String sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .orElseThrow(() -> SalesException.invalid("lines", "names %s, which was not ordered".formatted(sku)));
    }

    private List<Units> some(ToIntFunction<OrderLine> quantity) {
        return lines.stream()
                .filter(line -> quantity.applyAsInt(line) > 0)
                .map(line -> new Units(line.sku(), quantity.applyAsInt(line)))
                .toList();
    }

    private int sum(ToIntFunction<OrderLine> quantity) {
        return lines.stream().mapToInt(quantity).sum();
    }
}
