package io.sales.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.sales.api.Answer;
import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.order.Disposition;
import io.sales.api.order.OrderService;
import io.sales.api.order.ReceiveReturn;
import io.sales.api.order.RefundOrder;
import io.sales.api.order.RefundView;
import io.sales.api.order.RequestReturn;
import io.sales.api.order.ReturnView.Status;
import io.sales.gateway.security.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Goods and money on their way back. */
@GatewayTest
class ReturnRoutesTest {

    private static final List<SkuQuantity> TWO = List.of(new SkuQuantity("MUG-1", 2));
    private static final String RECEIPT = """
            {"lines":[{"sku":"MUG-1","quantity":1,"disposition":"RESTOCK"},
                      {"sku":"MUG-1","quantity":1,"disposition":"DISMISS"}]}
            """;

    @Autowired
    private OrderService orders;

    @Autowired
    private Http http;

    @Test
    void asksToSendUnitsBack() {
        var command = new RequestReturn(TestTokens.CUSTOMER.caller(), "k", "ord_1", TWO, "Too blue");
        when(orders.requestReturn(command)).thenReturn(new Answer<>(Views.returned(Status.REQUESTED), true));

        var reply = http.post("/api/v1/orders/ord_1/returns", """
                        {"lines":[{"sku":"MUG-1","quantity":2}],"reason":"Too blue"}
                        """)
                .asCustomer()
                .key("k")
                .send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(201);
        assertThat(reply.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(reply.json().propertyNames())
                .containsExactly("id", "orderId", "status", "lines", "reason", "createdAt");
        assertThat(reply.json().at("/lines/0").toString())
                .isEqualTo("{\"sku\":\"MUG-1\",\"quantity\":2,\"restocked\":1,\"writtenOff\":0,\"dismissed\":1}");
    }

    @Test
    void approvesAndRejects() {
        var staff = TestTokens.STAFF.caller();
        when(orders.approveReturn(staff, "ord_1", "ret_1")).thenReturn(Views.returned(Status.APPROVED));
        when(orders.rejectReturn(staff, "ord_1", "ret_1"))
                .thenThrow(new SalesException(Slugs.ILLEGAL_TRANSITION, "The return is APPROVED."));

        var approved = decide("approval").send();

        assertThat(approved.status()).as(approved::toString).isEqualTo(200);
        assertThat(approved.json().path("status").asString()).isEqualTo("APPROVED");
        decide("rejection").send().requireProblem(409, "illegal-transition");
    }

    @Test
    void receivesWithAKeyOrWithout() {
        var lines = List.of(
                new ReceiveReturn.Line("MUG-1", 1, Disposition.RESTOCK),
                new ReceiveReturn.Line("MUG-1", 1, Disposition.DISMISS));
        var staff = TestTokens.STAFF.caller();
        when(orders.receiveReturn(new ReceiveReturn(staff, null, "ord_1", "ret_1", lines)))
                .thenReturn(new Answer<>(Views.returned(Status.RECEIVED), false));
        when(orders.receiveReturn(new ReceiveReturn(staff, "k", "ord_1", "ret_1", lines)))
                .thenReturn(new Answer<>(Views.returned(Status.RECEIVED), true));

        var bare = receive().send();
        var keyed = receive().key("k").send();

        assertThat(bare.status()).as(bare::toString).isEqualTo(200);
        assertThat(bare.header("Idempotency-Replayed")).isNull();
        assertThat(keyed.status()).as(keyed::toString).isEqualTo(200);
        assertThat(keyed.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesAMalformedKeyAlsoWhereItMayBeLeftOut() {
        receive().key("k".repeat(256)).send().requireProblem(400, "invalid-request");
        receive().key("a").key("b").send().requireProblem(400, "invalid-request");
        verifyNoInteractions(orders);
    }

    @Test
    void refundsUnitsOrASumOrAllThatIsLeft() {
        var staff = TestTokens.STAFF.caller();
        // More than one unit may cost.
        var sum = new Money(100_000_000_500L, "EUR");
        var view = new RefundView("ref_1", "ord_1", RefundView.Status.PENDING, sum, "Late", Views.NOON);
        for (var command : List.of(
                new RefundOrder(staff, "k", "ord_1", null, TWO, "Late"),
                new RefundOrder(staff, "k", "ord_1", sum, null, "Late"),
                new RefundOrder(staff, "k", "ord_1", null, null, "Late"))) {
            when(orders.refund(command)).thenReturn(new Answer<>(view, false));
        }

        for (String what : List.of(
                "\"lines\":[{\"sku\":\"MUG-1\",\"quantity\":2}],",
                "\"amount\":{\"amount\":100000000500,\"currency\":\"EUR\"},",
                "")) {
            var reply = refund("{" + what + "\"reason\":\"Late\"}").send();
            assertThat(reply.status()).as(reply::toString).isEqualTo(201);
            assertThat(reply.json().propertyNames())
                    .containsExactly("id", "orderId", "status", "amount", "reason", "createdAt");
        }
    }

    @Test
    void refusesToPayBackMoreThanWasCharged() {
        when(orders.refund(any())).thenThrow(new SalesException(Slugs.REFUND_EXCEEDS_CHARGE, "Of what was charged..."));
        refund("{\"reason\":\"Late\"}").send().requireProblem(409, "refund-exceeds-charge");
    }

    private Http.Request decide(String decision) {
        return http.request("POST", "/api/v1/orders/ord_1/returns/ret_1/" + decision)
                .asStaff();
    }

    private Http.Request receive() {
        return http.post("/api/v1/orders/ord_1/returns/ret_1/receipt", RECEIPT).asStaff();
    }

    private Http.Request refund(String body) {
        return http.post("/api/v1/orders/ord_1/refunds", body).asStaff().key("k");
    }
}
