package io.sales.ordering.order;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.CancellationView;
import io.sales.api.order.ShipOrder;
import io.sales.api.order.ShipmentView;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import org.springframework.stereotype.Service;

/**
 * What people do with an order after it is placed, but for paying: each is one transaction on its locked row. Stock and
 * money follow in the background.
 */
@Service
public class OrderFulfilment {

    private final Orders orders;
    private final Transactions transactions;
    private final DatabaseClock clock;

    OrderFulfilment(Orders orders, Transactions transactions, DatabaseClock clock) {
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Answer<CancellationView> cancel(CancelOrder command) {
        var request = CancellationRequest.of(command);
        return transactions.write(() -> {
            Order order = orders.lock(command.orderId(), request.caller());
            return order.cancellation(request.id())
                    .map(earlier -> {
                        requireSame(earlier.requestHash(), request.hash());
                        return new Answer<>(earlier.view(), true);
                    })
                    .orElseGet(() -> new Answer<>(
                            order.cancel(request, new Act(request.caller(), clock.now()))
                                    .view(),
                            false));
        });
    }

    public Answer<ShipmentView> ship(ShipOrder command) {
        var request = ShipmentRequest.of(command);
        return transactions.write(() -> {
            Order order = orders.lock(command.orderId(), request.caller());
            return order.shipment(request.id())
                    .map(earlier -> {
                        requireSame(earlier.requestHash(), request.hash());
                        return new Answer<>(earlier.view(), true);
                    })
                    .orElseGet(() -> new Answer<>(
                            order.ship(request, new Act(request.caller(), clock.now()))
                                    .view(),
                            false));
        });
    }

    public ShipmentView deliver(Caller caller, String orderId, String shipmentId) {
        caller.requireStaff();
        return transactions.write(() -> {
            Order order = orders.lock(orderId, caller);
            Shipment shipment = order.shipment(shipmentId).orElseThrow(() -> SalesException.notFound("shipment"));
            if (!shipment.isDelivered()) {
                order.deliver(shipment, new Act(caller, clock.now()));
            }
            return shipment.view();
        });
    }

    private static void requireSame(String earlierHash, String hash) {
        if (!earlierHash.equals(hash)) {
            throw new SalesException(
                    Slugs.IDEMPOTENCY_KEY_REUSED, "This key was used for another request. Choose a new one.");
        }
    }
}
