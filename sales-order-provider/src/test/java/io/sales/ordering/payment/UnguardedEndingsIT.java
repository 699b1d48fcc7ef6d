package io.sales.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.order.OrderView;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.db.Transactions;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The control to {@link AwkwardEndingsIT}: two captures of one order, in a transaction each and on the same tables, but
 * read without its lock and written without regard to its version. Both sides read before either writes.
 */
class UnguardedEndingsIT extends OrderProviderSuite {

    private static final long PRICE = 2_250;

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
