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
                "{\"id\": \"ord_1\", \"status\": \"AWAITING_PAYMENT\", \"total\": {\"amount\": 2500}}");
        reply("GET /stock/SKU", 200, "{\"onHand\": 10, \"reserved\": 2, \"available\": 8}");
        reply("POST /orders/ord_1/payments", 201, "{\"status\": \"SUCCEEDED\"}");
        reply("GET /orders/ord_1", 200, "{\"status\": \"CONFIRMED\", \"paymentStatus\": \"PAID\"}");
        reply("POST /orders/ord_1/shipments", 201, "{\"id\": \"shp_1\"}");
        reply("POST /orders/ord_1/shipments/shp_1/delivery", 200, "{}");
        reply("GET /stock/SKU/movements", 200, "{\"items\": [{\"onHandDelta\": 10}, {\"onHandDelta\": -2}]}");
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
                .contains("2 of 10 sold for EUR 25.00, 8 left; 2 movements in the ledger, 0 discrepancies")
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
                "{\"id\": \"ord_1\", \"status\": \"AWAITING_PAYMENT\", \"total\": {\"amount\": 2501}}");

        assertThatThrownBy(this::tell).isInstanceOf(Failure.class).hasMessageContaining("2501");
    }

    @Test
    void aLedgerThatDoesNotAddUpEndsTheStory() {
        reply("GET /stock/SKU/movements", 200, "{\"items\": [{\"onHandDelta\": 10}, {\"onHandDelta\": -1}]}");

        assertThatThrownBy(this::tell).isInstanceOf(Failure.class).hasMessageContaining("should be 8 and is 9");
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
        if (request.endsWith("/delivery")) {
            reply("GET /orders/ord_1", 200, "{\"status\": \"COMPLETED\", \"shipmentStatus\": \"DELIVERED\"}");
            reply("GET /stock/SKU", 200, "{\"onHand\": 8, \"reserved\": 0, \"available\": 8}");
        }
        Reply reply = replies.getOrDefault(request, new Reply(404, "{}"));
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Reply(int status, String body) {}
}
