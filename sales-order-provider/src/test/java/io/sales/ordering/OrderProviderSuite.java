package io.sales.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Address;
import io.sales.api.Caller;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.order.OrderService;
import io.sales.api.order.OrderView;
import io.sales.api.order.PayOrder;
import io.sales.api.order.PaymentView;
import io.sales.api.order.PlaceOrder;
import io.sales.api.order.PlaceOrderAnswer;
import io.sales.api.order.PlaceOrderAnswer.Placed;
import io.sales.api.order.RequestReturn;
import io.sales.api.order.ReturnView;
import io.sales.api.order.ShipOrder;
import io.sales.api.order.ShipmentView;
import io.sales.api.stock.HoldStock;
import io.sales.ordering.payment.OrderExpiry;
import io.sales.ordering.payment.PaymentFollowUp;
import io.sales.ordering.payment.RefundSender;
import io.sales.ordering.stock.Settler;
import io.sales.ordering.stock.StrayHolds;
import io.sales.platform.db.Transactions;
import io.sales.testing.Crowd;
import io.sales.testing.ProviderSuite;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** A whole order provider on a real database, with its two neighbours in memory and its background work done by hand. */
@SpringBootTest(
        classes = OrderProvider.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "sales.background-work=false",
            "sales.orders.hold-seconds=900",
            "sales.payment.notification-secrets=" + OrderProviderSuite.NEW_SECRET + "," + OrderProviderSuite.OLD_SECRET
        })
@Import({ProviderSuite.ShiftedClock.class, OrderProviderSuite.Neighbours.class})
public abstract class OrderProviderSuite extends ProviderSuite {

    public static final Caller ANN = new Caller("cus_ann", Role.CUSTOMER);
    public static final Caller BOB = new Caller("cus_bob", Role.CUSTOMER);
    public static final Caller STAFF = new Caller("cus_staff", Role.STAFF);
    public static final Address HOME =
            new Address("Ann Example", "Street 1", null, "Berlin", null, "10115", "DE", null);

    /** What signs notifications: one secret that is being replaced, and the one that replaces it. */
    public static final String OLD_SECRET = "whsec_b2xkIHNlY3JldCBvZiB0aGUgcGF5bWVudCBwcm92aWRlcg==";

    public static final String NEW_SECRET = "whsec_bmV3IHNlY3JldCBvZiB0aGUgcGF5bWVudCBwcm92aWRlcg==";

    private static final List<String> CHILDREN_FIRST = List.of(
            "order_history",
            "cancellation_line",
            "cancellation",
            "shipment_line",
            "shipment",
            "return_receipt_line",
            "return_receipt",
            "order_return_line",
            "order_return",
            "payment_notification",
            "payment_quarantine",
            "payment_transaction",
            "refund",
            "payment_attempt",
            "order_line",
            "orders",
            "refresh_token",
            "session",
            "ended_session",
            "sign_in_attempts",
            "departed_customer",
            "customer",
            "audit_entry");

    @Autowired
    protected OrderService orders;

    @Autowired
    protected FakeInventory inventory;

    @Autowired
    protected FakePaymentProvider provider;

    @Autowired
    protected Settler settler;

    @Autowired
    protected StrayHolds strayHolds;

    @Autowired
    protected PaymentFollowUp paymentFollowUp;

    @Autowired
    protected OrderExpiry expiry;

    @Autowired
    protected RefundSender refundSender;

    @Autowired
    private Transactions cleaning;

    @BeforeEach
    void startClean() {
        // In one transaction: each commit waits for the disk.
        cleaning.writing(() -> {
            CHILDREN_FIRST.forEach(table -> jdbc.update("DELETE FROM " + table));
            jdbc.update("UPDATE hold_search SET last_order = NULL, last_created_at = NULL, due = CURRENT_TIMESTAMP");
        });
        inventory.forgetEverything();
        provider.forgetEverything();
        inventory.stock("A", 100, 1_000);
        inventory.stock("B", 100, 250);
    }

    protected PlaceOrder order(Caller customer, String key, SkuQuantity... lines) {
        return new PlaceOrder(customer, key, List.of(lines), HOME);
    }

    /**
     * Orders of Ann's that should have been paid by now, each of one unit of A that is held: written straight into the
     * tables, as so many could not be placed one by one.
     */
    protected List<String> overdue(int orders) {
        inventory.stock("A", orders + 100, 1_000);
        List<String> ids = IntStream.range(0, orders)
                .mapToObj("ord_overdue_%06d"::formatted)
                .toList();
        ids.forEach(id -> inventory.hold(new HoldStock(id, 1, "hash", ANN.id(), List.of(new SkuQuantity("A", 1)))));
        var rows = ids.stream().map(id -> new Object[] {id}).toList();
        jdbc.batchUpdate("""
                INSERT INTO orders (id, number, customer_id, state, currency, request_hash, shipping_address, placed_at,
                  pay_by, version, stock_version, history_length, expire_due, expire_since)
                VALUES (?, 'SO-1', 'cus_ann', 'AWAITING_PAYMENT', 'EUR', 'hash',
                  '{"name":"Ann","line1":"Street 1","city":"Berlin","postalCode":"10115","country":"DE"}',
                  CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 0, 1, 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)
                """, rows);
        jdbc.batchUpdate("""
                INSERT INTO order_line (order_id, line_no, sku, name, quantity, unit_price)
                VALUES (?, 0, 'A', 'Name of A', 1, 1000)
                """, rows);
        jdbc.batchUpdate("""
                INSERT INTO order_history (order_id, seq, at, actor, role, action, detail)
                VALUES (?, 1, CURRENT_TIMESTAMP, 'cus_ann', 'CUSTOMER', 'PLACED', '1 line')
                """, rows);
        return ids;
    }

    /** Ann orders two of A and one of B: 22.50. */
    protected OrderView placed() {
        PlaceOrderAnswer answer = orders.place(order(ANN, newKey(), new SkuQuantity("A", 2), new SkuQuantity("B", 1)));
        return ((Placed) answer).order();
    }

    protected OrderView paid() {
        OrderView order = placed();
        pay(order, "tok_ok");
        return reread(order);
    }

    protected PaymentView pay(OrderView order, String token) {
        return orders.pay(new PayOrder(ANN, newKey(), order.id(), token)).value();
    }

    /** Ann has paid, and all of it has arrived. */
    protected OrderView delivered() {
        OrderView order = paid();
        deliver(order, ship(order, null));
        return reread(order);
    }

    protected ShipmentView ship(OrderView order, @Nullable List<SkuQuantity> lines) {
        return orders.ship(new ShipOrder(STAFF, newKey(), order.id(), lines, "Post", "1Z999"))
                .value();
    }

    protected void deliver(OrderView order, ShipmentView shipment) {
        orders.deliver(STAFF, order.id(), shipment.id());
    }

    protected ReturnView requestReturn(OrderView order, SkuQuantity... lines) {
        return orders.requestReturn(new RequestReturn(ANN, newKey(), order.id(), List.of(lines), "Too blue"))
                .value();
    }

    protected ReturnView approved(OrderView order, SkuQuantity... lines) {
        return orders.approveReturn(
                STAFF, order.id(), requestReturn(order, lines).id());
    }

    protected OrderView reread(OrderView order) {
        return orders.order(STAFF, order.id());
    }

    /**
     * Lets all of them start at one moment, each on a thread of its own.
     *
     * @return for each {@code "ok"}, or the slug that it was refused with
     */
    protected static List<String> race(Callable<?>... sides) throws Exception {
        return Crowd.rush(sides.length, i -> () -> {
            try {
                sides[i].call();
                return "ok";
            } catch (SalesException refusal) {
                return refusal.slug();
            }
        });
    }

    /** Everything in the database, for showing that nothing has changed. */
    protected Map<String, List<Map<String, Object>>> everything() {
        return CHILDREN_FIRST.stream()
                .collect(Collectors.toMap(
                        Function.identity(), table -> jdbc.queryForList("SELECT * FROM " + table + " ORDER BY 1, 2")));
    }

    /** Shows that something changes nothing. */
    protected void unchanged(ThrowingCallable attempt) {
        var before = everything();
        assertThatCode(attempt).doesNotThrowAnyException();
        assertThat(everything()).isEqualTo(before);
    }

    /** Shows that something is refused with this slug, and changes nothing. */
    protected void refused(String slug, ThrowingCallable attempt) {
        var before = everything();
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        SalesException.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo(slug));
        assertThat(everything()).isEqualTo(before);
    }

    /** The order of things that the schedule would bring about, once each. */
    protected void workInBackground() {
        paymentFollowUp.run();
        expiry.run();
        refundSender.run();
        settler.run();
    }

    @TestConfiguration
    static class Neighbours {

        @Bean
        @Primary
        FakePaymentProvider fakePaymentProvider() {
            return new FakePaymentProvider();
        }
    }
}
