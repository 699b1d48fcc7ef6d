package io.sales.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sales.launcher.process.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story, told to a gateway that answers from a list. */
class SaleTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Map<String, Reply> replies = new LinkedHashMap<>();
    private final List<String> keysMissing = new ArrayList<>();
    private int parcels;
    private int refunded = 1_250;
    private HttpServer gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/api/v1", this::answer);
        gateway.start();
        reply("POST /customers", 201, "{\"id\": \"cus_1\"}");
        reply("POST /tokens", 200, "{\"accessToken\": \"a secret\"}");
        reply("POST /products", 201, "{\"id\": \"prd_1\", \"status\": \"DRAFT\"}");
        reply("PUT /products/prd_1/listing", 200, "{\"id\": \"prd_1\", \"status\": \"LISTED\"}");
        reply("POST /stock/SKU/adjustments", 201, "{\"onHand\": 10}");
        reply(
                "POST /orders",
                201,
                "{\"id\": \"ord_1\", \"status\": \"AWAITING_PAYMENT\", \"total\": {\"amount\": 3750}}");
        reply("GET /stock/SKU", 200, "{\"onHand\": 10, \"reserved\": 3, \"available\": 7}");
        reply("POST /orders/ord_1/payments", 201, "{\"status\": \"SUCCEEDED\"}");
        reply("GET /orders/ord_1", 200, "{\"status\": \"CONFIRMED\", \"paymentStatus\": \"PAID\"}");
        reply("POST /orders/ord_1/shipments", 201, "{\"id\": \"shp_1\"}");
        reply("POST /orders/ord_1/shipments/shp_1/delivery", 200, "{}");
        reply("POST /orders/ord_1/returns", 201, "{\"id\": \"ret_1\", \"status\": \"REQUESTED\"}");
        reply("POST /orders/ord_1/returns/ret_1/approval", 200, "{\"status\": \"APPROVED\"}");
        reply("POST /orders/ord_1/returns/ret_1/receipt", 200, "{\"status\": \"RECEIVED\"}");
        reply("POST /orders/ord_1/refunds", 201, "{\"id\": \"ref_1\"}");
        reply(
                "GET /stock/SKU/movements",
                200,
                "{\"items\": [{\"onHandDelta\": 10}, {\"onHandDelta\": -3}, {\"onHandDelta\": 1}]}");
        reply("GET /orders/ord_1/history", 200, "{\"items\": []}");
        reply("POST /stock/reconciliations", 200, "{\"skus\": 1, \"movements\": 2, \"discrepancies\": []}");
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    @Test
    void aSaleThatAddsUpEndsWithItsFigures() {
        tell();

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains(
                        "3 of 10 sold for EUR 37.50, 1 of them returned for EUR 12.50, 8 left; 3 movements in the ledger, 0 discrepancies")
                .doesNotContain("a secret");
        assertThat(keysMissing)
                .as("orders and the like without an idempotency key")
                .isEmpty();
    }

    @Test
    void aWrongTotalEndsTheStory() {
        reply(
                "POST /orders",
                201,
                "{\"id\": \"ord_1\", \"status\": \"AWAITING_PAYMENT\", \"total\": {\"amount\": 3751}}");

        assertThatThrownBy(this::tell).isInstanceOf(Failure.class).hasMessageContaining("3751");
    }

    @Test
    void aLedgerThatDoesNotAddUpEndsTheStory() {
        reply("GET /stock/SKU/movements", 200, "{\"items\": [{\"onHandDelta\": 10}, {\"onHandDelta\": -1}]}");

        assertThatThrownBy(this::tell).isInstanceOf(Failure.class).hasMessageContaining("should be 8 and is 9");
    }

    @Test
    void aCentTooMuchPaidBackEndsTheStory() {
        refunded = 1_251;

        assertThatThrownBy(this::tell).isInstanceOf(Failure.class).hasMessageContaining("should be 1250 and is 1251");
    }

    @Test
    void aDiscrepancyEndsTheStory() {
        reply("POST /stock/reconciliations", 200, "{\"discrepancies\": [{\"sku\": \"A\"}]}");

        assertThatThrownBy(this::tell).isInstanceOf(Failure.class).hasMessageContaining("discrepancies");
    }

    @Test
    void anUnexpectedStatusEndsTheStoryAndIsShown() {
        reply("POST /orders", 503, "{\"code\": \"unavailable\"}");

        assertThatThrownBy(this::tell).isInstanceOf(Failure.class).hasMessageContaining("503");
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("unavailable");
    }

    private void tell() {
        URI address = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
        new Sale(address, "staff@example.com", "a password", new PrintStream(shown, true, StandardCharsets.UTF_8))
                .run();
    }

    private void reply(String request, int status, String body) {
        replies.put(request, new Reply(status, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path =
                exchange.getRequestURI().getPath().replaceFirst("/api/v1", "").replaceFirst("DEMO-[^/]*", "SKU");
        String request = exchange.getRequestMethod() + " " + path;
        if (request.matches("POST /(orders|products).*")
                && !exchange.getRequestHeaders().containsKey("Idempotency-Key")) {
            keysMissing.add(request);
        }
        follow(request);
        Reply reply = replies.getOrDefault(request, new Reply(404, "{}"));
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** What a step leaves behind for the questions after it. */
    private void follow(String request) {
        if (request.endsWith("/shipments")) {
            parcels++;
            order("CONFIRMED", parcels == 1 ? "PARTIALLY_SHIPPED" : "PARTIALLY_DELIVERED", "PAID");
        } else if (request.endsWith("/delivery") && parcels == 1) {
            order("CONFIRMED", "PARTIALLY_DELIVERED", "PAID");
        } else if (request.endsWith("/delivery")) {
            order("COMPLETED", "DELIVERED", "PAID");
            reply("GET /stock/SKU", 200, "{\"onHand\": 7, \"reserved\": 0, \"available\": 7}");
        } else if (request.endsWith("/receipt")) {
            reply("GET /stock/SKU", 200, "{\"onHand\": 8, \"reserved\": 0, \"available\": 8}");
        } else if (request.endsWith("/refunds")) {
            order("COMPLETED", "DELIVERED", "PARTIALLY_REFUNDED");
        }
    }

    private void order(String status, String shipmentStatus, String paymentStatus) {
        reply("GET /orders/ord_1", 200, """
                {"status": "%s", "shipmentStatus": "%s", "paymentStatus": "%s", "returnStatus": "PARTIALLY_RETURNED",
                 "lines": [{"quantity": 3, "credited": 1}],
                 "payments": [{"amount": {"amount": 3750}}], "refunds": [{"amount": {"amount": %d}}]}""".formatted(status, shipmentStatus, paymentStatus, refunded));
    }

    private record Reply(int status, String body) {}
}
