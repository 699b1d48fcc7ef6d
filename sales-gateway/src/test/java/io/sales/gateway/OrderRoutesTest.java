package io.sales.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.sales.api.Answer;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.CancellationView;
import io.sales.api.order.OrderService;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.PaymentView;
import io.sales.api.order.PlaceOrder;
import io.sales.api.order.PlaceOrderAnswer;
import io.sales.api.order.SearchOrders;
import io.sales.api.order.ShipOrder;
import io.sales.api.order.ShipmentView;
import io.sales.api.stock.Shortage;
import io.sales.gateway.security.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class OrderRoutesTest {

    private static final String BODY = """
            {"lines":[{"sku":"MUG-1","quantity":2}],
             "shippingAddress":{"name":"Ada","line1":"1 Main St","city":"Berlin","postalCode":"10115","country":"DE"}}
            """;

    @Autowired
    private OrderService orders;

    @Autowired
    private Http http;

    @Test
    void placesAnOrder() {
        var command = new PlaceOrder(
                TestTokens.CUSTOMER.caller(), "k-1", List.of(new SkuQuantity("MUG-1", 2)), Views.ADDRESS);
        when(orders.place(command)).thenReturn(new PlaceOrderAnswer.Placed(Views.order(), false));

        var reply = http.post("/api/v1/orders", BODY).asCustomer().key("k-1").send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/api/v1/orders/ord_1");
        assertThat(reply.header("ETag")).isEqualTo("\"3\"");
        assertThat(reply.header("Idempotency-Replayed")).isNull();
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.json().propertyNames())
                .containsExactly(
                        "id",
                        "number",
                        "customerId",
                        "status",
                        "paymentStatus",
                        "shipmentStatus",
                        "returnStatus",
                        "lines",
                        "shippingAddress",
                        "allowances",
                        "total",
                        "payBy",
                        "placedAt",
                        "payments",
                        "shipments",
                        "returns",
                        "refunds",
                        "version");
        assertThat(reply.json().at("/placedAt").asString()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(reply.json().at("/lines/0/unitPrice").toString())
                .isEqualTo("{\"amount\":1250,\"currency\":\"EUR\"}");
    }

    @Test
    void saysThatAnAnswerIsReplayedAndTakesQuotedKeys() {
        when(orders.place(any())).thenReturn(new PlaceOrderAnswer.Placed(Views.order(), true));

        var reply =
                http.post("/api/v1/orders", BODY).asCustomer().key("\"k-1\"").send();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Idempotency-Replayed")).isEqualTo("true");
        var sent = ArgumentCaptor.forClass(PlaceOrder.class);
        verify(orders).place(sent.capture());
        assertThat(sent.getValue().idempotencyKey()).isEqualTo("k-1");
    }

    @Test
    void namesWhatIsShort() {
        when(orders.place(any())).thenReturn(new PlaceOrderAnswer.OutOfStock(List.of(new Shortage("MUG-1", 2, 1))));

        var problem = http.post("/api/v1/orders", BODY)
                .asCustomer()
                .key("k-1")
                .send()
                .requireProblem(409, "insufficient-stock");

        assertThat(problem.path("shortages").toString())
                .isEqualTo("[{\"sku\":\"MUG-1\",\"requested\":2,\"available\":1}]");
    }

    @Test
    void paysAnOrder() {
        when(orders.pay(any())).thenReturn(new Answer<>(Views.payment(PaymentView.Status.SUCCEEDED), false));

        var reply = pay().send();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(reply.json().has("pendingSince")).isFalse();
    }

    @Test
    void answersADeclinedPaymentWith402AlsoWhenItIsRepeated() {
        when(orders.pay(any())).thenReturn(new Answer<>(Views.payment(PaymentView.Status.FAILED), false));
        var first = pay().send();
        assertThat(first.requireProblem(402, "payment-declined")
                        .path("paymentId")
                        .asString())
                .isEqualTo("pay_1");
        assertThat(first.header("Idempotency-Replayed")).isNull();

        when(orders.pay(any())).thenReturn(new Answer<>(Views.payment(PaymentView.Status.FAILED), true));
        var repeat = pay().send();
        repeat.requireProblem(402, "payment-declined");
        assertThat(repeat.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void keepsTheFirstStatusOfAPaymentThatWasPendingAndFailedLater() {
        var failedLater =
                new PaymentView("pay_1", "ord_1", PaymentView.Status.FAILED, Views.PRICE, Views.NOON, Views.NOON);
        when(orders.pay(any())).thenReturn(new Answer<>(failedLater, true));

        var reply = pay().send();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("status").asString()).isEqualTo("FAILED");
    }

    @Test
    void cancelsEverythingWithoutABody() {
        var view = new CancellationView("can_1", "ord_1", List.of(new SkuQuantity("MUG-1", 2)), null, Views.NOON);
        when(orders.cancel(new CancelOrder(TestTokens.CUSTOMER.caller(), "k", "ord_1", null, null)))
                .thenReturn(new Answer<>(view, false));

        var reply = http.request("POST", "/api/v1/orders/ord_1/cancellations")
                .asCustomer()
                .key("k")
                .send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(201);
        assertThat(reply.json().propertyNames()).containsExactly("id", "orderId", "lines", "createdAt");
    }

    @Test
    void shipsAndDelivers() {
        var lines = List.of(new SkuQuantity("MUG-1", 2));
        var view = new ShipmentView("shp_1", "ord_1", lines, "DHL", "T1", Views.NOON, null);
        when(orders.ship(new ShipOrder(TestTokens.STAFF.caller(), "k", "ord_1", lines, "DHL", "T1")))
                .thenReturn(new Answer<>(view, false));
        when(orders.deliver(TestTokens.STAFF.caller(), "ord_1", "shp_1")).thenReturn(view);
        String body = """
                {"lines":[{"sku":"MUG-1","quantity":2}],"carrier":"DHL","trackingNumber":"T1"}
                """;

        var shipped = http.post("/api/v1/orders/ord_1/shipments", body)
                .asStaff()
                .key("k")
                .send();
        var delivered = http.request("POST", "/api/v1/orders/ord_1/shipments/shp_1/delivery")
                .asStaff()
                .send();

        assertThat(shipped.status()).as(shipped::toString).isEqualTo(201);
        assertThat(delivered.status()).as(delivered::toString).isEqualTo(200);
        assertThat(delivered.json().path("id").asString()).isEqualTo("shp_1");
    }

    @Test
    void readsAnOrderAndPagesThroughOrders() {
        var caller = TestTokens.CUSTOMER.caller();
        when(orders.order(caller, "ord_1")).thenReturn(Views.order());
        when(orders.orders(new SearchOrders(caller, OrderStatus.CONFIRMED, new PageRequest(5, "c1"))))
                .thenReturn(new Page<>(List.of(Views.order()), "c2"));
        when(orders.history(eq(caller), eq("ord_1"), any())).thenReturn(new Page<>(List.of(), null));

        var one = http.get("/api/v1/orders/ord_1").asCustomer().send();
        var many = http.get("/api/v1/orders?status=CONFIRMED&limit=5&cursor=c1&utm=x")
                .asCustomer()
                .send();
        var history = http.get("/api/v1/orders/ord_1/history").asCustomer().send();

        assertThat(one.header("ETag")).isEqualTo("\"3\"");
        assertThat(many.json().path("nextCursor").asString()).isEqualTo("c2");
        assertThat(history.body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void passesTheProvidersRefusalOn() {
        when(orders.order(any(), any())).thenThrow(SalesException.notFound("order"));
        http.get("/api/v1/orders/ord_9").asCustomer().send().requireProblem(404, Slugs.NOT_FOUND);
    }

    private Http.Request pay() {
        return http.post("/api/v1/orders/ord_1/payments", "{\"token\":\"tok_ok\"}")
                .asCustomer()
                .key("k");
    }
}
