package io.sales.ordering.random;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.SalesException;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.CancellationView;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderService;
import io.sales.api.order.OrderView;
import io.sales.api.order.PayOrder;
import io.sales.api.order.PaymentView;
import io.sales.api.order.PlaceOrder;
import io.sales.api.order.PlaceOrderAnswer;
import io.sales.api.order.ReceiveReturn;
import io.sales.api.order.RefundOrder;
import io.sales.api.order.RefundView;
import io.sales.api.order.RequestReturn;
import io.sales.api.order.ReturnView;
import io.sales.api.order.SearchOrders;
import io.sales.api.order.ShipOrder;
import io.sales.api.order.ShipmentView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Stands before the product, and does to parcels, cancellations and refunds what a bug of the product's might. */
record BuggyOrders(OrderService product, PlantedBug bug) implements OrderService {

    @Override
    public Answer<ShipmentView> ship(ShipOrder command) {
        return bug == PlantedBug.SHIPMENT_MADE_UP ? madeUp(command) : product.ship(command);
    }

    private static Answer<ShipmentView> madeUp(ShipOrder command) {
        return new Answer<>(
                new ShipmentView(
                        "shp_made_up",
                        command.orderId(),
                        List.of(),
                        command.carrier(),
                        command.trackingNumber(),
                        Instant.EPOCH,
                        null),
                false);
    }

    @Override
    public ShipmentView deliver(Caller caller, String orderId, String shipmentId) {
        ShipmentView delivered = product.deliver(caller, orderId, shipmentId);
        if (bug == PlantedBug.FAILURE_AFTER_THE_FACT) {
            throw new IllegalStateException("Planted");
        }
        return delivered;
    }

    @Override
    public Answer<RefundView> refund(RefundOrder command) {
        return bug == PlantedBug.KEY_IGNORED
                ? product.refund(new RefundOrder(
                        command.caller(),
                        UUID.randomUUID().toString(),
                        command.orderId(),
                        command.amount(),
                        command.lines(),
                        command.reason()))
                : product.refund(command);
    }

    @Override
    public PlaceOrderAnswer place(PlaceOrder command) {
        return product.place(command);
    }

    @Override
    public OrderView order(Caller caller, String orderId) {
        return product.order(caller, orderId);
    }

    @Override
    public Page<OrderView> orders(SearchOrders query) {
        return product.orders(query);
    }

    @Override
    public Answer<PaymentView> pay(PayOrder command) {
        return product.pay(command);
    }

    @Override
    public Answer<CancellationView> cancel(CancelOrder command) {
        try {
            return product.cancel(command);
        } catch (SalesException refusal) {
            if (bug != PlantedBug.REFUSAL_HIDDEN) {
                throw refusal;
            }
            return new Answer<>(
                    new CancellationView("can_hidden", command.orderId(), List.of(), refusal.slug(), Instant.EPOCH),
                    false);
        }
    }

    @Override
    public Answer<ReturnView> requestReturn(RequestReturn command) {
        return product.requestReturn(command);
    }

    @Override
    public ReturnView approveReturn(Caller caller, String orderId, String returnId) {
        return product.approveReturn(caller, orderId, returnId);
    }

    @Override
    public ReturnView rejectReturn(Caller caller, String orderId, String returnId) {
        return product.rejectReturn(caller, orderId, returnId);
    }

    @Override
    public Answer<ReturnView> receiveReturn(ReceiveReturn command) {
        return product.receiveReturn(command);
    }

    @Override
    public Page<HistoryEntry> history(Caller caller, String orderId, PageRequest page) {
        return product.history(caller, orderId, page);
    }

    @Override
    public Instant ready() {
        return product.ready();
    }
}
