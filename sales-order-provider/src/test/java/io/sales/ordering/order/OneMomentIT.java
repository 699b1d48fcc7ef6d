package io.sales.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.order.CancelOrder;
import io.sales.api.order.OrderView;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.db.Transactions;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An order is read table by table, and shown as it was at one moment whatever is committed in between. */
class OneMomentIT extends OrderProviderSuite {

    @Autowired
    private Transactions transactions;

    @Autowired
    private PlatformTransactionManager manager;

    @Test
    void whatIsReadTogetherIsOfOneMoment() {
        OrderView order = paid();

        Sums seen = transactions.read(() -> readWhileItIsCancelled(order));

        assertThat(seen).isEqualTo(new Sums(0, 0));
        assertThat(transactions.read(() -> sums(order, () -> order))).isEqualTo(new Sums(2_250, 2_250));
    }

    /** The control: on the database's own level of isolation the two tables tell of different moments. */
    @Test
    void onTheUsualLevelItIsNot() {
        OrderView order = paid();
        var usual = new TransactionTemplate(manager);
        usual.setReadOnly(true);

        Sums seen = usual.execute(status -> readWhileItIsCancelled(order));

        assertThat(seen).isEqualTo(new Sums(0, 2_250));
    }

    private Sums readWhileItIsCancelled(OrderView order) {
        return sums(
                order,
                () -> CompletableFuture.supplyAsync(
                                () -> orders.cancel(new CancelOrder(ANN, newKey(), order.id(), null, null)))
                        .join());
    }

    private Sums sums(OrderView order, Supplier<Object> meanwhile) {
        long inOrder = number("SELECT refunding FROM orders WHERE id = ?", order);
        assertThat(meanwhile.get()).isNotNull();
        return new Sums(inOrder, number("SELECT COALESCE(SUM(amount), 0) FROM refund WHERE order_id = ?", order));
    }

    private long number(String query, OrderView order) {
        return Objects.requireNonNull(jdbc.queryForObject(query, Long.class, order.id()));
    }

    /**
     * What goes back, in minor units.
     *
     * @param inOrder by the order's row
     * @param inRefunds by the refunds' rows
     */
    private record Sums(long inOrder, long inRefunds) {}
}
