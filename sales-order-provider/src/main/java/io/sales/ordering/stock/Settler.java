package io.sales.ordering.stock;

import io.sales.api.stock.InventoryService;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import io.sales.ordering.order.Act;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.work.WorkQueue;
import io.sales.ordering.work.WorkQueues;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
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
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final JdbcOperations jdbc;
    private final WorkQueue queue;

    Settler(
            Orders orders,
            InventoryService inventory,
            Transactions transactions,
            DatabaseClock clock,
            JdbcOperations jdbc,
            WorkQueues queues) {
        this.orders = orders;
        this.inventory = inventory;
        this.transactions = transactions;
        this.clock = clock;
        this.jdbc = jdbc;
        this.queue = queues.open("settlement", new WorkQueue.Columns("orders", "id", "settle"));
    }

    public void run() {
        queue.work(this::settle);
    }

    public WorkQueue queue() {
        return queue;
    }

    private void settle(String orderId) {
        SettleStock wanted = transactions.read(() -> {
            Order order = orders.find(orderId).orElseThrow();
            return new SettleStock(
                    orderId, order.stockVersion(), orders.lastActor(orderId), orderId, order.wantedStock());
        });
        SettleAnswer answer = inventory.settle(wanted);
        if (answer instanceof SettleAnswer.Settled) {
            settled(wanted);
        } else if (answer instanceof SettleAnswer.Stale stale) {
            unlessMovedOn(wanted, order -> {
                if (order.isVoid()) {
                    // Stock was held again, for a copy of the request that is on its way; the search looks after it.
                    settled(wanted);
                } else {
                    order.outgrow(stale.rememberedVersion(), Act.bySystem(clock.now()));
                }
            });
        } else if (answer instanceof SettleAnswer.Lost lost) {
            unlessMovedOn(wanted, order -> order.loseStock(lost.skus(), Act.bySystem(clock.now())));
        }
    }

    /** A change of the order in the meantime has raised the version and made it due again. */
    private void settled(SettleStock wanted) {
        jdbc.update(
                "UPDATE orders SET settle_due = NULL, settle_since = NULL, settle_tries = 0, settle_problem = NULL"
                        + " WHERE id = ? AND stock_version = ?",
                wanted.orderId(),
                wanted.stockVersion());
    }

    private void unlessMovedOn(SettleStock wanted, Consumer<Order> change) {
        transactions.writing(() -> {
            Order order = orders.lock(wanted.orderId()).orElseThrow();
            if (order.stockVersion() == wanted.stockVersion()) {
                change.accept(order);
            }
        });
    }
}
