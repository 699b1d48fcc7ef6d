package io.sales.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verifyNoInteractions;

import io.sales.api.catalogue.CatalogueService;
import io.sales.api.customer.CustomerService;
import io.sales.api.order.OrderService;
import io.sales.api.stock.StockService;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** URLs, methods, request lines and keys that nobody should send. The gateway answers them alone: no provider hears of it. */
@GatewayTest
class HostileUrlTest {

    @Autowired
    private Http http;

    @Autowired
    private OrderService orders;

    @Autowired
    private CustomerService customers;

    @Autowired
    private CatalogueService catalogue;

    @Autowired
    private StockService stock;

    @AfterEach
    void noProviderWasAsked() {
        verifyNoInteractions(orders, customers, catalogue, stock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products?query=%00",
                "/api/v1/products?query=%ff",
                "/api/v1/products?query=%ed%a0%80",
                "/api/v1/products?query=%zz",
                "/api/v1/products?query=%",
                "/api/v1/products?limit=0",
                "/api/v1/products?limit=101",
                "/api/v1/products?limit=abc",
                "/api/v1/products?limit=",
                "/api/v1/products?limit=-1",
                "/api/v1/products?limit=%2B5",
                "/api/v1/products?limit=1&limit=2",
                "/api/v1/products?cursor=",
                "/api/v1/products?cursor=a&cursor=b",
                "/api/v1/products?status=SOLD",
                "/api/v1/products?status=listed",
                "/api/v1/products?status=LISTED&status=DRAFT",
                "/api/v1/products?query=a&query=b",
                "/api/v1/stock",
                "/api/v1/stock?sku=",
                "/api/v1/stock?sku=a%20b",
                "/api/v1/stock/MUG%00",
                "/api/v1/stock/%ff",
                "/api/v1/stock/a%2fb",
                "/api/v1/stock/a;b=c",
                "/api/v1//stock/a",
                "/api/v1/stock/%zz",
                "/api/v1/products/..%2f..%2factuator",
                "/api/v1/stock/a%0ab"
            })
    void refusesUrlsThatMakeNoSense(String path) throws IOException {

        http.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + "Connection: close\r\n\r\n")
                .requireProblem(400, "invalid-request");
    }

    @Test
    void findsNothingUnderAnIdThatCannotBeOne() {
        http.get("/api/v1/stock/" + "a".repeat(65)).send().requireProblem(404, "not-found");
        http.get("/api/v1/orders/a%20b").asCustomer().send().requireProblem(404, "not-found");
        http.request("POST", "/api/v1/orders/ord_1/returns/a%20b/approval")
                .asStaff()
                .send()
                .requireProblem(404, "not-found");
    }

    @Test
    void refusesMoreSkusThanAQueryMayName() {
        var query = new StringBuilder("/api/v1/stock?sku=S0");
        for (int i = 1; i <= 100; i++) {
            query.append("&sku=S").append(i);
        }
        http.get(query.toString()).send().requireProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/stock/a{b}<script> HTTP/1.1",
                "GET /api/v1/stock/a\"b HTTP/1.1",
                "GET /api/v1/stock/\u00ff HTTP/1.1",
                "GET /api/v1/stock/a HTTP/9.9",
                "G<T /api/v1/stock/a HTTP/1.1",
                "nonsense"
            })
    void answersWhatIsNotHttpWithoutHtml(String requestLine) throws IOException {
        var reply = http.raw(requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(reply.body()).doesNotContain("<");
        reply.requireProblem(400, "invalid-request");
    }

    @Test
    void refusesHeadersWithoutEnd() throws IOException {
        http.raw("GET /api/v1/products HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n")
                .requireProblem(400, "invalid-request");
    }

    @Test
    void knowsItsRoutesAndTheirMethods() {
        http.get("/api/v1/nothing").send().requireProblem(404, "not-found");
        http.get("/").send().requireProblem(404, "not-found");
        http.get("/error").send().requireProblem(404, "not-found");
        http.get("/api/v1/orders/").asCustomer().send().requireProblem(404, "not-found");
        http.post("/api/v1/orders/ord_1/parcels", "{}").asStaff().send().requireProblem(404, "not-found");
        var wrongMethod = http.request("DELETE", "/api/v1/orders").asCustomer().send();
        wrongMethod.requireProblem(405, "method-not-allowed");
        assertThat(wrongMethod.header("Allow")).contains("GET", "POST");
        http.request("BREW", "/api/v1/orders").asCustomer().send().requireProblem(405, "method-not-allowed");
    }

    @Test
    void tracesAlsoWhatTheContainerRefuses() throws IOException {
        var trace = http.raw("TRACE /api/v1/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        trace.requireProblem(405, "method-not-allowed");
        assertThat(trace.json().path("instance").asString()).isEqualTo("/api/v1/orders");
        assertThat(trace.json().path("traceId").asString()).matches("[0-9a-f]{32}");

        var chunks = http.raw("POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        chunks.requireProblem(400, "invalid-request");
        assertThat(chunks.json().path("instance").asString()).isEqualTo("/api/v1/tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"a b\"", "", "\"\"", "k\u00e9y"})
    void refusesMalformedKeys(String key) throws IOException {
        String body = "{}";
        http.raw("POST /api/v1/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + http.tokens().customer() + "\r\nIdempotency-Key: " + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .requireProblem(400, "invalid-request");
    }

    @Test
    void refusesMissingAndOverlongAndDoubleKeys() {
        http.post("/api/v1/orders", "{}").asCustomer().send().requireProblem(400, "idempotency-key-missing");
        http.post("/api/v1/orders", "{}")
                .asCustomer()
                .key("k".repeat(256))
                .send()
                .requireProblem(400, "invalid-request");
        http.post("/api/v1/orders", "{}").asCustomer().key("a").key("b").send().requireProblem(400, "invalid-request");
    }
}
