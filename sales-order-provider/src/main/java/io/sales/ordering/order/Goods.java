package io.sales.ordering.order;

import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.order.ReturnStatus;
import io.sales.api.order.ShipmentStatus;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The lines of one order taken together, and the statuses that follow from their quantities. */
record Goods(List<OrderLine> lines) {

    /**
     * @param wanted null for everything that has neither shipped nor been cancelled
     * @throws SalesException {@code illegal-transition} if nothing is left, {@code invalid-request} for a SKU that was not
     *     ordered
     */
    List<Units> choose(@Nullable List<SkuQuantity> wanted) {
        if (wanted != null) {
            return wanted.stream()
                    .map(unit -> new Units(line(unit.sku()).sku(), unit.quantity()))
                    .toList();
        }
        List<Units> unshipped = lines.stream()
                .filter(line -> line.unshipped() > 0)
                .map(line -> new Units(line.sku(), line.unshipped()))
                .toList();
        if (unshipped.isEmpty()) {
            throw OrderVerb.illegal("Nothing of this order is left to cancel or ship.");
        }
        return unshipped;
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

    boolean nothingIsLive() {
        return sum(OrderLine::live) == 0;
    }

    boolean allLiveIsDelivered() {
        return sum(OrderLine::live) == sum(OrderLine::delivered);
    }

    long total() {
        return lines.stream().mapToLong(OrderLine::total).sum();
    }

    long owed() {
        return lines.stream().mapToLong(OrderLine::owed).sum();
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

    ReturnStatus returnStatus() {
        int returned = sum(OrderLine::returned);
        if (returned == 0) {
            return ReturnStatus.NONE;
        }
        return returned < sum(OrderLine::shipped) ? ReturnStatus.PARTIALLY_RETURNED : ReturnStatus.RETURNED;
    }

    private OrderLine line(String sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .orElseThrow(() -> SalesException.invalid("lines", "names %s, which was not ordered".formatted(sku)));
    }

    private int sum(ToIntFunction<OrderLine> quantity) {
        return lines.stream().mapToInt(quantity).sum();
    }
}
