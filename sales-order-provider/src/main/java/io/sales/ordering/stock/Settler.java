package io.sales.ordering.stock;

import io.sales.api.Caller;
import io.sales.api.stock.InventoryService;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import io.sales.ordering.order.Act;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.work.WorkQueue;
import io.sales.ordering.work.WorkQueues;
import io.sales.ordering.work.Worker;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;

/**
 * Tells inventory the state that an order's stock should be in, until it is. The order's stockVersion fences every call: a
 * settler that was paused for an hour finds itself stale.
 */
@Service
public class Settler {

    private final Orders orders;
    private final InventoryService inventory;
    private final SettlementCalls calls;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final JdbcOperations jdbc;
    private final WorkQueue queue;

    Settler(
            Orders orders,
            InventoryService inventory,
            SettlementCalls calls,
            Transactions transactions,
            DatabaseClock clock,
            JdbcOperations jdbc,
            WorkQueues queues) {
        this.orders = orders;
        this.inventory = inventory;
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
        this.jdbc = jdbc;
        this.queue = queues.open("settlement", Orders.TO_SETTLE);
    }

    public void run() {
        queue.work(new Settling());
    }

    public WorkQueue queue() {
        return queue;
    }

    private List<SettleStock> wanted(List<String> orderIds) {
        return transactions.read(() -> {
            Map<String, String> actors = orders.lastActors(orderIds);
            return orders.find(orderIds).values().stream()
                    .sorted(Comparator.comparing(Order::id))
                    .map(order -> wanted(order, actors.getOrDefault(order.id(), Caller.SYSTEM.id())))
                    .toList();
        });
    }

    private static SettleStock wanted(Order order, String actor) {
        return new SettleStock(order.id(), order.stockVersion(), actor, order.id(), order.wantedStock());
    }

    /** A change of the order in the meantime has raised the version and made it due again. */
    private void settled(List<SettleStock> wanted) {
        jdbc.batchUpdate(
                "UPDATE orders SET settle_due = NULL, settle_since = NULL, settle_tries = 0, settle_problem = NULL"
                        + " WHERE id = ? AND stock_version = ?",
                wanted.stream()
                        .map(order -> new Object[] {order.orderId(), order.stockVersion()})
                        .toList());
    }

    private void unlessMovedOn(SettleStock wanted, Consumer<Order> change) {
        transactions.writing(() -> {
            Order order = orders.lock(wanted.orderId()).orElseThrow();
            if (order.stockVersion() == wanted.stockVersion()) {
                change.accept(order);
            }
        });
    }

    private final class Settling implements Worker {

        /** What inventory has settled shares a commit here; about the others it is asked again, one by one. */
        @Override
        public List<String> workTogether(List<String> orderIds) {
            List<SettleStock> settled = calls.settled(wanted(orderIds));
            transactions.writing(() -> settled(settled));
            var left = new LinkedHashSet<>(orderIds);
            settled.forEach(order -> left.remove(order.orderId()));
            return List.copyOf(left);
        }

        @Override
        public void workOn(String orderId) {
            SettleStock wanted = wanted(List.of(orderId)).get(0);
            SettleAnswer answer = inventory.settle(wanted);
            if (answer instanceof SettleAnswer.Settled) {
                transactions.writing(() -> settled(List.of(wanted)));
            } else if (answer instanceof SettleAnswer.Stale stale) {
                unlessMovedOn(wanted, order -> catchUp(wanted, order, stale.rememberedVersion()));
            } else if (answer instanceof SettleAnswer.Lost lost) {
                unlessMovedOn(wanted, order -> order.loseStock(lost.skus(), Act.bySystem(clock.now())));
            }
        }

        private void catchUp(SettleStock wanted, Order order, long rememberedVersion) {
            if (order.isVoid()) {
                // Stock was held again, for a copy of the request that is on its way; the search looks after it.
                settled(List.of(wanted));
            } else {
                order.outgrow(rememberedVersion, Act.bySystem(clock.now()));
            }
        }
    }
}
