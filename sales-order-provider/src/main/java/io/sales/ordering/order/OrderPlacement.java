package io.sales.ordering.order;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.order.OrderView;
import io.sales.api.order.PlaceOrder;
import io.sales.api.order.PlaceOrderAnswer;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldAnswer.Granted;
import io.sales.api.stock.HoldAnswer.Short;
import io.sales.api.stock.HoldAnswer.Stale;
import io.sales.api.stock.InventoryService;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Places an order: hold the stock, then insert the row. Two commits, in two databases, and nothing between them that a
 * repeat could not pick up: the order's id is derived, so a repeat, a retry and a racing copy all meet on the same hold and
 * on the same row.
 */
@Service
public class OrderPlacement {

    private static final long FIRST_VERSION = 1;

    /** A round is lost only to another copy of the request or to the search for stray holds; both end. */
    private static final int MAX_ROUNDS = 4;

    private final InventoryService inventory;
    private final Orders orders;
    private final NewOrders newOrders;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final OrderSettings settings;

    OrderPlacement(
            InventoryService inventory,
            Orders orders,
            NewOrders newOrders,
            Transactions transactions,
            DatabaseClock clock,
            OrderSettings settings) {
        this.inventory = inventory;
        this.orders = orders;
        this.newOrders = newOrders;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    public PlaceOrderAnswer place(PlaceOrder command) {
        OrderRequest request = OrderRequest.of(command);
        long version = FIRST_VERSION;
        for (int round = 1; round <= MAX_ROUNDS; round++) {
            HoldAnswer answer = inventory.hold(request.hold(version));
            Optional<Row> row = isFresh(answer) && version == FIRST_VERSION ? Optional.empty() : read(request);
            if (row.isPresent() && row.get().order() != null) {
                return row.get().order();
            }
            if (row.isPresent() && row.get().stockVersion() >= version) {
                version = row.get().stockVersion() + 1;
            } else if (answer instanceof Stale stale) {
                version = stale.rememberedVersion() + 1;
            } else if (answer instanceof Short shortage) {
                return new PlaceOrderAnswer.OutOfStock(shortage.shortages());
            } else {
                var granted = (Granted) answer;
                Optional<PlaceOrderAnswer> placed = record(new Placement(request, granted.lines()), version, row);
                if (placed.isPresent()) {
                    return placed.get();
                }
            }
        }
        throw new SalesException(Slugs.IN_PROGRESS, "Another copy of this request is being worked on.");
    }

    private static boolean isFresh(HoldAnswer answer) {
        return answer instanceof Granted granted && granted.fresh();
    }

    /** Looks for what an earlier copy of the request has left: the order, or a void row in its place. */
    private Optional<Row> read(OrderRequest request) {
        return transactions.read(() -> orders.find(request.id()).map(order -> {
            if (order.isVoid()) {
                return new Row(null, order.stockVersion());
            }
            if (!order.terms().isFor(request)) {
                throw new SalesException(
                        Slugs.IDEMPOTENCY_KEY_REUSED, "This key was used for another order. Choose a new one.");
            }
            return new Row(new PlaceOrderAnswer.Placed(order.view(), true), order.stockVersion());
        }));
    }

    /**
     * @param row the void row to replace, if there was one
     * @return empty if another copy of the request, or the search for stray holds, was faster
     */
    private Optional<PlaceOrderAnswer> record(Placement placement, long version, Optional<Row> row) {
        try {
            Optional<OrderView> order =
                    row.isEmpty() ? newOrders.record(placement, version) : replace(row.get(), placement, version);
            return order.map(view -> new PlaceOrderAnswer.Placed(view, false));
        } catch (DataIntegrityViolationException e) {
            if (read(placement.request()).isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<OrderView> replace(Row voidRow, Placement placement, long version) {
        return transactions.write(() -> {
            if (!orders.removeVoid(placement.request().id(), voidRow.stockVersion())) {
                return Optional.empty();
            }
            var order = new Order(placement, version, settings.timeToPay(), clock.now());
            orders.add(order);
            return Optional.of(order.view());
        });
    }

    /**
     * What stands under the order's id.
     *
     * @param order null if the row is void
     */
    private record Row(@Nullable PlaceOrderAnswer order, long stockVersion) {}
}
