package io.sales.ordering;

import io.sales.api.Address;
import io.sales.api.Caller;
import io.sales.api.Role;
import io.sales.api.SkuQuantity;
import io.sales.api.order.OrderService;
import io.sales.api.order.OrderView;
import io.sales.api.order.PayOrder;
import io.sales.api.order.PaymentView;
import io.sales.api.order.PlaceOrder;
import io.sales.api.order.PlaceOrderAnswer;
import io.sales.api.order.PlaceOrderAnswer.Placed;
import io.sales.ordering.payment.OrderExpiry;
import io.sales.ordering.payment.PaymentFollowUp;
import io.sales.ordering.payment.RefundSender;
import io.sales.ordering.stock.Settler;
import io.sales.ordering.stock.StrayHolds;
import io.sales.testing.ProviderSuite;
import java.util.List;
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
        properties = {"sales.background-work=false", "sales.orders.hold-seconds=900"})
@Import({ProviderSuite.ShiftedClock.class, OrderProviderSuite.Neighbours.class})
public abstract class OrderProviderSuite extends ProviderSuite {

    public static final Caller ANN = new Caller("cus_ann", Role.CUSTOMER);
    public static final Caller BOB = new Caller("cus_bob", Role.CUSTOMER);
    public static final Caller STAFF = new Caller("cus_staff", Role.STAFF);
    public static final Address HOME =
            new Address("Ann Example", "Street 1", null, "Berlin", null, "10115", "DE", null);

    private static final List<String> CHILDREN_FIRST = List.of(
            "order_history",
            "cancellation_line",
            "cancellation",
            "shipment_line",
            "shipment",
            "payment_transaction",
            "refund",
            "payment_attempt",
            "order_line",
            "orders",
            "refresh_token",
            "session",
            "customer");

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

    @BeforeEach
    void startClean() {
        CHILDREN_FIRST.forEach(table -> jdbc.update("DELETE FROM " + table));
        jdbc.update("UPDATE hold_search SET last_order = NULL, last_created_at = NULL, due = CURRENT_TIMESTAMP");
        inventory.forgetEverything();
        provider.forgetEverything();
        inventory.stock("A", 100, 1_000);
        inventory.stock("B", 100, 250);
    }

    protected PlaceOrder order(Caller customer, String key, SkuQuantity... lines) {
        return new PlaceOrder(customer, key, List.of(lines), HOME);
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

    protected OrderView reread(OrderView order) {
        return orders.order(STAFF, order.id());
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
