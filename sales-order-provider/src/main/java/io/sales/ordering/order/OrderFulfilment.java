package io.sales.ordering.order;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.CancellationView;
import io.sales.api.order.ReceiveReturn;
import io.sales.api.order.RefundOrder;
import io.sales.api.order.RefundView;
import io.sales.api.order.RequestReturn;
import io.sales.api.order.ReturnView;
import io.sales.api.order.ShipOrder;
import io.sales.api.order.ShipmentView;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * What people do with an order after it is placed, but for paying: each is one transaction on its locked row. Stock and
 * money follow in the background.
 */
@Service
public class OrderFulfilment {

    private final Orders orders;
    private final Transactions transactions;
    private final AuditLog audit;
    private final DatabaseClock clock;

    OrderFulfilment(Orders orders, Transactions transactions, AuditLog audit, DatabaseClock clock) {
        this.orders = orders;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    public Answer<CancellationView> cancel(CancelOrder command) {
        return once(
                "cancelOrder",
                CancellationRequest.of(command),
                (order, id) -> order.goods().cancellation(id),
                Order::cancel);
    }

    public Answer<ShipmentView> ship(ShipOrder command) {
        return once(
                "shipOrder",
                ShipmentRequest.of(command),
                (order, id) -> order.goods().shipment(id),
                Order::ship);
    }

    public ShipmentView deliver(Caller caller, String orderId, String shipmentId) {
        return byStaff("deliverShipment", caller, orderId, (order, act) -> {
            Shipment shipment =
                    order.goods().shipment(shipmentId).orElseThrow(() -> SalesException.notFound("shipment"));
            order.deliver(shipment, act);
            return shipment.view();
        });
    }

    public Answer<ReturnView> requestReturn(RequestReturn command) {
        return once(
                "requestReturn",
                ReturnRequest.of(command),
                (order, id) -> order.goods().returnOf(id),
                (order, request, act) -> new AfterSales(order).requestReturn(request, act));
    }

    public ReturnView approve(Caller caller, String orderId, String returnId) {
        return byStaff("approveReturn", caller, orderId, (order, act) -> {
            Return requested = returnOf(order, returnId);
            new AfterSales(order).approve(requested, act);
            return requested.view();
        });
    }

    public ReturnView reject(Caller caller, String orderId, String returnId) {
        return byStaff("rejectReturn", caller, orderId, (order, act) -> {
            Return requested = returnOf(order, returnId);
            new AfterSales(order).reject(requested, act);
            return requested.view();
        });
    }

    public Answer<ReturnView> receive(ReceiveReturn command) {
        var request = ReceiptRequest.of(command);
        return once(
                "receiveReturn",
                request,
                (order, id) -> returnOf(order, request.returnId()).receipt(id),
                (order, asked, act) -> new AfterSales(order).receive(asked, act));
    }

    public Answer<RefundView> refund(RefundOrder command) {
        return once(
                "refundOrder",
                RefundRequest.of(command),
                (order, id) -> order.account().booking(id),
                (order, request, act) -> new AfterSales(order).refund(request, act));
    }

    /**
     * What a request with a key comes to: look for what an earlier copy has made, and act if there is nothing.
     *
     * @param action what it is called where staff's acts are written down
     */
    private <R extends KeyedRequest, V> Answer<V> once(
            String action,
            R request,
            BiFunction<Order, String, Optional<? extends Recorded<V>>> earlier,
            Step<R, V> step) {
        return transactions.write(() -> {
            Order order = orders.lock(request.orderId(), request.caller());
            Optional<? extends Recorded<V>> made = earlier.apply(order, request.id());
            if (made.isEmpty()) {
                var act = new Act(request.caller(), clock.now());
                return new Answer<>(
                        audited(
                                action,
                                order,
                                act,
                                () -> step.take(order, request, act).view()),
                        false);
            }
            if (!made.get().requestHash().equals(request.hash())) {
                throw new SalesException(
                        Slugs.IDEMPOTENCY_KEY_REUSED, "This key was used for another request. Choose a new one.");
            }
            return new Answer<>(made.get().view(), true);
        });
    }

    /** A change that needs no key, because repeating it changes nothing. */
    private <V> V byStaff(String action, Caller caller, String orderId, BiFunction<Order, Act, V> change) {
        caller.requireStaff();
        return transactions.write(() -> {
            Order order = orders.lock(orderId, caller);
            var act = new Act(caller, clock.now());
            return audited(action, order, act, () -> change.apply(order, act));
        });
    }

    private <V> V audited(String action, Order order, Act act, Supplier<V> change) {
        return audit.around(act.actor(), action, order.id(), () -> OrderFacts.of(order), change);
    }

    private static Return returnOf(Order order, String returnId) {
        return order.goods().returnOf(returnId).orElseThrow(() -> SalesException.notFound("return"));
    }

    /** An act on an order that leaves something to find. */
    private interface Step<R, V> {
        Recorded<V> take(Order order, R request, Act act);
    }
}
