package io.sales.ordering.random;

import io.sales.api.SkuQuantity;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentView;
import io.sales.api.order.RefundView;
import io.sales.api.order.ReturnView;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * An order as everybody can see it, reckoned by the published contract alone and with nothing of the product's own code:
 * what is left to do with it, and how its money stands in minor units.
 */
record Seen(OrderView order) {

    private static final Set<ReturnView.Status> OPEN =
            EnumSet.of(ReturnView.Status.REQUESTED, ReturnView.Status.APPROVED);

    boolean is(OrderStatus status) {
        return order.status() == status;
    }

    List<SkuQuantity> unshipped() {
        return some(line -> line.quantity() - line.cancelled() - line.shipped());
    }

    /** Delivered, still with the customer, and in no open return. */
    List<SkuQuantity> returnable() {
        return some(line -> line.delivered() - line.returned() - comingBack(line.sku()));
    }

    /** Units whose price could be given back. */
    List<SkuQuantity> creditable() {
        return some(line -> line.unitPrice().amount() > 0 ? line.quantity() - line.cancelled() - line.credited() : 0);
    }

    List<ReturnView> returns(ReturnView.Status status) {
        return order.returns().stream().filter(one -> one.status() == status).toList();
    }

    boolean hasOpenReturn() {
        return order.returns().stream().anyMatch(one -> OPEN.contains(one.status()));
    }

    static int missing(ReturnView.Line line) {
        return line.quantity() - line.restocked() - line.writtenOff() - line.dismissed();
    }

    private int comingBack(String sku) {
        return returned(sku, one -> OPEN.contains(one.status()), Seen::missing);
    }

    int restocked(String sku) {
        return returned(sku, one -> true, ReturnView.Line::restocked);
    }

    int writtenOff(String sku) {
        return returned(sku, one -> true, ReturnView.Line::writtenOff);
    }

    private int returned(String sku, Predicate<ReturnView> which, ToIntFunction<ReturnView.Line> units) {
        return order.returns().stream()
                .filter(which)
                .flatMap(one -> one.lines().stream())
                .filter(line -> line.sku().equals(sku))
                .mapToInt(units)
                .sum();
    }

    int units(ToIntFunction<OrderView.Line> units) {
        return order.lines().stream().mapToInt(units).sum();
    }

    /** Units that were not cancelled. */
    int live() {
        return units(line -> line.quantity() - line.cancelled());
    }

    private List<SkuQuantity> some(ToIntFunction<OrderView.Line> units) {
        return order.lines().stream()
                .map(line -> new SkuQuantity(line.sku(), units.applyAsInt(line)))
                .filter(line -> line.quantity() > 0)
                .toList();
    }

    long charged() {
        return order.payments().stream()
                .filter(payment -> payment.status() == PaymentView.Status.SUCCEEDED)
                .mapToLong(payment -> payment.amount().amount())
                .sum();
    }

    /** All refunds, through or not. */
    long booked() {
        return refunds(refund -> refund.amount().amount());
    }

    /** Refunds that are through. */
    long refunded() {
        return refunds(refund ->
                refund.status() == RefundView.Status.SUCCEEDED ? refund.amount().amount() : 0);
    }

    private long refunds(ToLongFunction<RefundView> amount) {
        return order.refunds().stream().mapToLong(amount).sum();
    }

    /** Charged, and not on its way back. */
    long refundable() {
        return charged() - booked();
    }

    long owed() {
        return Math.max(0, worth() - order.allowances().amount());
    }

    /** What the units cost that are neither cancelled nor credited. */
    long worth() {
        return order.lines().stream()
                .mapToLong(line -> line.unitPrice().amount() * (line.quantity() - line.cancelled() - line.credited()))
                .sum();
    }
}
