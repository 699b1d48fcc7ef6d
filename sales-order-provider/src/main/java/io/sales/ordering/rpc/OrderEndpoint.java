package io.sales.ordering.rpc;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
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
import io.sales.api.stock.InventoryService;
import io.sales.ordering.order.OrderFulfilment;
import io.sales.ordering.order.OrderPlacement;
import io.sales.ordering.order.OrderQueries;
import io.sales.ordering.payment.Payments;
import io.sales.platform.db.DatabaseClock;
import java.time.Instant;
import org.apache.dubbo.config.annotation.DubboService;

/** Orders, as other processes see them. */
@DubboService
class OrderEndpoint implements OrderService {

    private final OrderPlacement placement;
    private final OrderFulfilment fulfilment;
    private final OrderQueries queries;
    private final Payments payments;
    private final InventoryService inventory;
    private final DatabaseClock clock;

    OrderEndpoint(
            OrderPlacement placement,
            OrderFulfilment fulfilment,
            OrderQueries queries,
            Payments payments,
            InventoryService inventory,
            DatabaseClock clock) {
        this.placement = placement;
        this.fulfilment = fulfilment;
        this.queries = queries;
        this.payments = payments;
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public PlaceOrderAnswer place(PlaceOrder command) {
        return placement.place(command);
    }

    @Override
    public OrderView order(Caller caller, String orderId) {
        return queries.order(caller, orderId);
    }

    @Override
    public Page<OrderView> orders(SearchOrders query) {
        return queries.orders(query);
    }

    @Override
    public Answer<PaymentView> pay(PayOrder command) {
        return payments.pay(command);
    }

    @Override
    public Answer<CancellationView> cancel(CancelOrder command) {
        return fulfilment.cancel(command);
    }

    @Override
    public Answer<ShipmentView> ship(ShipOrder command) {
        return fulfilment.ship(command);
    }

    @Override
    public ShipmentView deliver(Caller caller, String orderId, String shipmentId) {
        return fulfilment.deliver(caller, orderId, shipmentId);
    }

    @Override
    public Answer<ReturnView> requestReturn(RequestReturn command) {
        return fulfilment.requestReturn(command);
    }

    @Override
    public ReturnView approveReturn(Caller caller, String orderId, String returnId) {
        return fulfilment.approve(caller, orderId, returnId);
    }

    @Override
    public ReturnView rejectReturn(Caller caller, String orderId, String returnId) {
        return fulfilment.reject(caller, orderId, returnId);
    }

    @Override
    public Answer<ReturnView> receiveReturn(ReceiveReturn command) {
        return fulfilment.receive(command);
    }

    @Override
    public Answer<RefundView> refund(RefundOrder command) {
        return fulfilment.refund(command);
    }

    @Override
    public Page<HistoryEntry> history(Caller caller, String orderId, PageRequest page) {
        return queries.history(caller, orderId, page);
    }

    @Override
    public Instant ready() {
        Instant now = clock.now();
        inventory.ready();
        return now;
    }
}
