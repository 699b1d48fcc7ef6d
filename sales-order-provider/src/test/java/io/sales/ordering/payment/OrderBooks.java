package io.sales.ordering.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import io.sales.api.Role;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderService;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PaymentStatus;
import io.sales.api.order.PaymentView;
import io.sales.api.order.RefundView;
import io.sales.api.order.ShipmentStatus;
import io.sales.api.stock.SettleStock;
import io.sales.ordering.FakeInventory;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcOperations;

/** Everything that is known about one order, reckoned anew from its parts, which must agree when nothing is left to do. */
record OrderBooks(OrderService orders, FakeInventory inventory, JdbcOperations jdbc) {

    private static final Caller AUDITOR = new Caller("cus_auditor", Role.STAFF);

    /** Each happens at most once in an order's life. */
    private static final List<String> TURNS =
            List.of("PLACED", "CONFIRMED", "COMPLETED", "EXPIRED", "STOCK_LOST", "CANCELLED");

    void requireBalance(OrderView order) {
        requireMoney(order);
        requireHistory(order);
        requireStock(order);
        assertThat(order.paymentStatus()).isEqualTo(paymentStatus(order));
        assertThat(order.shipmentStatus()).isEqualTo(shipmentStatus(order));
        assertThat(order.status() == OrderStatus.CANCELLED).isEqualTo(order.cancelReason() != null);
    }

    /** What the order costs as it stands. */
    static long owed(OrderView order) {
        return Math.max(
                0,
                order.lines().stream()
                                .mapToLong(line -> line.unitPrice().amount()
                                        * (line.quantity() - line.cancelled() - line.credited()))
                                .sum()
                        - order.allowances().amount());
    }

    int count(OrderView order, String action) {
        return (int) history(order).stream()
                .filter(entry -> entry.action().equals(action))
                .count();
    }

    private void requireMoney(OrderView order) {
        assertThat(charged(order) - refunded(order)).as("charged - refunded").isEqualTo(owed(order));
        assertThat(jdbc.queryForMap(
                        "SELECT charged, refunding, refunded, open_attempt FROM orders WHERE id = ?", order.id()))
                .containsEntry("charged", charged(order))
                .containsEntry("refunding", refunded(order))
                .containsEntry("refunded", refunded(order))
                .containsEntry("open_attempt", null);
        assertThat(order.payments()).noneMatch(payment -> payment.status() == PaymentView.Status.PENDING);
        assertThat(order.refunds()).allMatch(refund -> refund.status() == RefundView.Status.SUCCEEDED);
        assertThat(said("CHARGE", order)).isEqualTo(charged(order));
        assertThat(said("REFUND", order)).isEqualTo(refunded(order));
    }

    /** What the provider said it took or gave back, by the log. */
    private long said(String type, OrderView order) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COALESCE(SUM(amount), 0) FROM payment_transaction"
                        + " WHERE order_id = ? AND type = ? AND state = 'SUCCESS'",
                Long.class,
                order.id(),
                type));
    }

    private void requireHistory(OrderView order) {
        List<HistoryEntry> history = history(order);
        assertThat(history)
                .extracting(HistoryEntry::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, history.size()).boxed().toList());
        TURNS.forEach(turn -> assertThat(count(order, turn)).as(turn).isLessThanOrEqualTo(1));
        assertThat(count(order, "EXPIRED") + count(order, "STOCK_LOST") + count(order, "CANCELLED"))
                .as("endings")
                .isEqualTo(order.status() == OrderStatus.CANCELLED ? 1 : 0);
        assertThat(count(order, "PAID")).isEqualTo((int) order.payments().stream()
                .filter(payment -> payment.status() == PaymentView.Status.SUCCEEDED)
                .count());
        assertThat(count(order, "REFUNDED")).isEqualTo(order.refunds().size());
        assertThat(count(order, "SHIPPED")).isEqualTo(order.shipments().size());
    }

    private List<HistoryEntry> history(OrderView order) {
        return orders.history(AUDITOR, order.id(), new PageRequest(100, null)).items();
    }

    /** An ended order holds nothing; a live one holds what it has yet to ship. */
    private void requireStock(OrderView order) {
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM orders WHERE id = ? AND (settle_due IS NOT NULL OR settle_since IS NOT NULL)",
                        Integer.class,
                        order.id()))
                .as("unsettled")
                .isZero();
        List<SettleStock.Line> wanted = order.lines().stream()
                .map(line -> new SettleStock.Line(
                        line.sku(), 0, line.quantity() - line.cancelled() - line.shipped(), line.shipped(), 0, 0))
                .toList();
        assertThat(Objects.requireNonNull(inventory.memory(order.id())).lines()).isEqualTo(wanted);
    }

    private static PaymentStatus paymentStatus(OrderView order) {
        if (charged(order) == 0) {
            return order.payments().isEmpty() ? PaymentStatus.NONE : PaymentStatus.FAILED;
        }
        if (refunded(order) == 0) {
            return PaymentStatus.PAID;
        }
        return refunded(order) == charged(order) ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
    }

    private static ShipmentStatus shipmentStatus(OrderView order) {
        int live = sum(order, line -> line.quantity() - line.cancelled());
        int shipped = sum(order, OrderView.Line::shipped);
        int delivered = sum(order, OrderView.Line::delivered);
        if (shipped == 0) {
            return ShipmentStatus.NOT_SHIPPED;
        }
        if (delivered == 0) {
            return shipped < live ? ShipmentStatus.PARTIALLY_SHIPPED : ShipmentStatus.SHIPPED;
        }
        return delivered < live ? ShipmentStatus.PARTIALLY_DELIVERED : ShipmentStatus.DELIVERED;
    }

    private static int sum(OrderView order, ToIntFunction<OrderView.Line> units) {
        return order.lines().stream().mapToInt(units).sum();
    }

    private static long charged(OrderView order) {
        return order.payments().stream()
                .filter(payment -> payment.status() == PaymentView.Status.SUCCEEDED)
                .mapToLong(payment -> payment.amount().amount())
                .sum();
    }

    private static long refunded(OrderView order) {
        return order.refunds().stream()
                .mapToLong(refund -> refund.amount().amount())
                .sum();
    }
}
