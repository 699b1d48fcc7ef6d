package io.sales.ordering.payment;

import static io.sales.api.Slugs.ILLEGAL_TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.SalesException;
import io.sales.api.order.OrderView;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.db.Transactions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The control to {@link AwkwardEndingsIT}: the same sides, in a transaction each and on the same tables, but read without the
 * order's lock and written without regard to its version. Both sides read before either writes.
 */
class UnguardedEndingsIT extends OrderProviderSuite {

    private static final long PRICE = 2_250;
    private static final long UNITS = 3;

    @Autowired
    private Transactions transactions;

    @Test
    void twoPaymentsAtOnceAreBothTakenAndOneIsForgotten() throws Exception {
        OrderView order = placed();
        var bothHaveRead = new CyclicBarrier(2);

        race(capture(order, "pay_one", bothHaveRead), capture(order, "pay_two", bothHaveRead));

        assertThat(number("SELECT SUM(amount) FROM payment_transaction WHERE order_id = ?", order))
                .isEqualTo(2 * PRICE);
        assertThat(number("SELECT charged FROM orders WHERE id = ?", order)).isEqualTo(PRICE);
    }

    private Callable<Boolean> capture(OrderView order, String attempt, CyclicBarrier bothHaveRead) {
        return () -> transactions.write(() -> {
            long charged = number("SELECT charged FROM orders WHERE id = ?", order);
            meet(bothHaveRead);
            if (charged < PRICE) {
                jdbc.update(
                        "INSERT INTO payment_transaction (subject_id, state, type, order_id, amount, at)"
                                + " VALUES (?, 'SUCCESS', 'CHARGE', ?, ?, CURRENT_TIMESTAMP)",
                        attempt,
                        order.id(),
                        PRICE - charged);
                jdbc.update("UPDATE orders SET charged = ? WHERE id = ?", PRICE, order.id());
            }
            return true;
        });
    }

    /** Both are told that it is done, and every unit is on its way and cancelled as well. */
    @Test
    void shipmentAtCancellationBothHappen() throws Exception {
        OrderView order = paid();
        var bothHaveRead = new CyclicBarrier(2);

        List<String> told = race(cancel(order, bothHaveRead), ship(order, bothHaveRead));

        assertThatThrownBy(() -> assertThat(told).containsExactlyInAnyOrder("ok", ILLEGAL_TRANSITION))
                .isInstanceOf(AssertionError.class);
        assertThat(told).containsExactly("ok", "ok");
        assertThat(number("SELECT SUM(quantity) FROM order_line WHERE order_id = ?", order))
                .isEqualTo(UNITS);
        assertThat(units("shipment", order)).isEqualTo(UNITS);
        assertThat(units("cancellation", order)).isEqualTo(UNITS);
    }

    private Callable<Boolean> ship(OrderView order, CyclicBarrier bothHaveRead) {
        return act(order, bothHaveRead, "shipped", () -> {
            jdbc.update(
                    "INSERT INTO shipment (id, order_id, request_hash, carrier, tracking_number, shipped_at)"
                            + " VALUES ('shp_1', ?, 'hash', 'Post', '1Z999', CURRENT_TIMESTAMP)",
                    order.id());
            jdbc.update(
                    "INSERT INTO shipment_line (shipment_id, line_no, sku, quantity)"
                            + " SELECT 'shp_1', line_no, sku, quantity FROM order_line WHERE order_id = ?",
                    order.id());
        });
    }

    private Callable<Boolean> cancel(OrderView order, CyclicBarrier bothHaveRead) {
        return act(order, bothHaveRead, "cancelled", () -> {
            jdbc.update(
                    "INSERT INTO cancellation (id, order_id, request_hash, created_at)"
                            + " VALUES ('can_1', ?, 'hash', CURRENT_TIMESTAMP)",
                    order.id());
            jdbc.update(
                    "INSERT INTO cancellation_line (cancellation_id, line_no, sku, quantity)"
                            + " SELECT 'can_1', line_no, sku, quantity FROM order_line WHERE order_id = ?",
                    order.id());
            jdbc.update("UPDATE orders SET state = 'CANCELLED', cancel_reason = 'CUSTOMER' WHERE id = ?", order.id());
        });
    }

    /** Like the product, it writes whole lines: what it changes, and the rest as it was read. */
    private Callable<Boolean> act(OrderView order, CyclicBarrier bothHaveRead, String what, Runnable record) {
        String other = what.equals("shipped") ? "cancelled" : "shipped";
        return () -> transactions.write(() -> {
            long gone = number("SELECT SUM(shipped + cancelled) FROM order_line WHERE order_id = ?", order);
            meet(bothHaveRead);
            if (gone > 0) {
                throw new SalesException(ILLEGAL_TRANSITION, "Nothing is left.");
            }
            record.run();
            jdbc.update(
                    "UPDATE order_line SET %s = quantity, %s = 0 WHERE order_id = ?".formatted(what, other),
                    order.id());
            return true;
        });
    }

    private long units(String what, OrderView order) {
        return number(
                "SELECT SUM(l.quantity) FROM %1$s_line l JOIN %1$s h ON h.id = l.%1$s_id WHERE h.order_id = ?"
                        .formatted(what),
                order);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The other side did not come", e);
        }
    }

    private long number(String query, OrderView order) {
        return Objects.requireNonNull(jdbc.queryForObject(query, Long.class, order.id()));
    }
}
