package io.sales.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.catalogue.CatalogueService;
import io.sales.api.catalogue.ChangeProduct;
import io.sales.api.catalogue.CreateProduct;
import io.sales.api.catalogue.ListProduct;
import io.sales.api.catalogue.ProductDetails;
import io.sales.api.catalogue.ProductStatus;
import io.sales.api.catalogue.SearchProducts;
import io.sales.api.catalogue.Sku;
import io.sales.api.stock.AdjustStock;
import io.sales.api.stock.AdjustmentReason;
import io.sales.api.stock.LowStockEvent;
import io.sales.api.stock.LowStockView;
import io.sales.api.stock.ReconciliationView;
import io.sales.api.stock.StockService;
import io.sales.api.stock.StockView;
import io.sales.api.stock.WatchStock;
import io.sales.gateway.security.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class ProductAndStockRoutesTest {

    private static final Caller STAFF = TestTokens.STAFF.caller();

    @Autowired
    private CatalogueService catalogue;

    @Autowired
    private StockService stock;

    @Autowired
    private Http http;

    @Test
    void makesAProduct() {
        var details = new ProductDetails("Mug", null, null, List.of(new Sku("MUG-1", Map.of(), Views.PRICE)));
        when(catalogue.create(new CreateProduct(STAFF, "k", details))).thenReturn(new Answer<>(Views.product(0), true));

        var reply = http.post(
                        "/api/v1/products",
                        "{\"name\":\"Mug\",\"skus\":[{\"sku\":\"MUG-1\","
                                + "\"price\":{\"amount\":1250,\"currency\":\"EUR\"}}]}")
                .asStaff()
                .key("k")
                .send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/api/v1/products/prd_1");
        assertThat(reply.header("ETag")).isEqualTo("\"0\"");
        assertThat(reply.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(reply.json().at("/skus/0/attributes/colour").asString()).isEqualTo("blue");
    }

    @Test
    void findsProductsForAnybody() {
        when(catalogue.search(new SearchProducts(
                        Caller.ANONYMOUS, "mu", "kitchen", ProductStatus.LISTED, PageRequest.first())))
                .thenReturn(new Page<>(List.of(Views.product(0)), null));
        var reply = http.get("/api/v1/products?query=mu&category=kitchen&status=LISTED")
                .send();
        assertThat(reply.status()).as(reply::toString).isEqualTo(200);
        assertThat(reply.json().has("nextCursor")).isFalse();
        assertThat(reply.json().path("items").size()).isEqualTo(1);
    }

    @Test
    void mergesAPatchIntoAProduct() {
        when(catalogue.product(STAFF, "prd_1")).thenReturn(Views.product(2));
        when(catalogue.change(any())).thenReturn(Views.product(3));

        var reply = http.request("PATCH", "/api/v1/products/prd_1")
                .asStaff()
                .json("{\"description\":null,\"category\":\"tea\"}")
                .with("If-Match", "\"2\"")
                .send();

        assertThat(reply.status()).as(reply::toString).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"3\"");
        verify(catalogue)
                .change(new ChangeProduct(
                        STAFF,
                        "prd_1",
                        2,
                        new ProductDetails(
                                "Mug", null, "tea", Views.product(2).details().skus())));
    }

    @Test
    void putsAProductOnTheShelfAndTakesItOff() {
        when(catalogue.product(STAFF, "prd_1")).thenReturn(Views.product(2));
        when(catalogue.list(any())).thenReturn(Views.product(3));

        http.request("PUT", "/api/v1/products/prd_1/listing")
                .asStaff()
                .with("If-Match", "\"1\"")
                .send()
                .requireProblem(412, "version-conflict");
        verify(catalogue, never()).list(any());

        assertThat(http.request("PUT", "/api/v1/products/prd_1/listing")
                        .asStaff()
                        .send()
                        .status())
                .isEqualTo(200);
        verify(catalogue).list(new ListProduct(STAFF, "prd_1", true));
        assertThat(http.request("DELETE", "/api/v1/products/prd_1/listing")
                        .asStaff()
                        .send()
                        .status())
                .isEqualTo(200);
        verify(catalogue).list(new ListProduct(STAFF, "prd_1", false));
    }

    @Test
    void tellsStockOfOneAndOfSeveral() {
        var mug = new StockView("MUG-1", 10, 3, 7, 12);
        var cup = new StockView("CUP-1", 1, 1, 0, 2);
        when(stock.levels(List.of("MUG-1"))).thenReturn(List.of(mug));
        when(stock.levels(List.of("MUG-1", "CUP-1"))).thenReturn(List.of(mug, cup));

        var one = http.get("/api/v1/stock/MUG-1").send();
        var several = http.get("/api/v1/stock?sku=MUG-1&sku=CUP-1&sku=MUG-1").send();

        assertThat(one.header("ETag")).isEqualTo("\"12\"");
        assertThat(one.body())
                .isEqualTo("{\"sku\":\"MUG-1\",\"onHand\":10,\"reserved\":3,\"available\":7,\"version\":12}");
        assertThat(several.json().path("items").findValuesAsString("sku")).containsExactly("MUG-1", "CUP-1");
    }

    @Test
    void adjustsStock() {
        when(stock.adjust(new AdjustStock(STAFF, "k", "MUG-1", -5, AdjustmentReason.DAMAGED, 9L)))
                .thenReturn(new Answer<>(Views.movement(), false));
        var reply = http.post(
                        "/api/v1/stock/MUG-1/adjustments",
                        "{\"quantity\":-5,\"reason\":\"DAMAGED\",\"expectedOnHand\":9}")
                .asStaff()
                .key("k")
                .send();
        assertThat(reply.status()).as(reply::toString).isEqualTo(201);
        assertThat(reply.json().propertyNames())
                .containsExactly(
                        "seq",
                        "type",
                        "sku",
                        "onHandDelta",
                        "heldDelta",
                        "committedDelta",
                        "onHand",
                        "held",
                        "committed",
                        "actor",
                        "reference",
                        "at");
    }

    @Test
    void readsTheLedgerAndProvesTheBooks() {
        when(stock.movements(STAFF, "MUG-1", new PageRequest(2, null)))
                .thenReturn(new Page<>(List.of(Views.movement()), "next"));
        when(stock.reconcile(STAFF)).thenReturn(new ReconciliationView(3, 40, List.of()));

        var ledger = http.get("/api/v1/stock/MUG-1/movements?limit=2").asStaff().send();
        var proof =
                http.request("POST", "/api/v1/stock/reconciliations").asStaff().send();

        assertThat(ledger.json().path("nextCursor").asString()).isEqualTo("next");
        assertThat(proof.body()).isEqualTo("{\"skus\":3,\"movements\":40,\"discrepancies\":[]}");
    }

    @Test
    void watchesWhetherASkuIsLow() {
        when(stock.watch(new WatchStock(STAFF, "MUG-1", 5L))).thenReturn(new LowStockView("MUG-1", 3, 5L, true));
        when(stock.watch(new WatchStock(STAFF, "MUG-1", null))).thenReturn(new LowStockView("MUG-1", 3, null, false));

        var watched = http.request("PUT", "/api/v1/stock/MUG-1/low-stock-threshold")
                .json("{\"threshold\":5}")
                .asStaff()
                .send();
        var unwatched = http.request("DELETE", "/api/v1/stock/MUG-1/low-stock-threshold")
                .asStaff()
                .send();

        assertThat(watched.body()).isEqualTo("{\"sku\":\"MUG-1\",\"available\":3,\"threshold\":5,\"low\":true}");
        assertThat(unwatched.body()).isEqualTo("{\"sku\":\"MUG-1\",\"available\":3,\"low\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000000000001", "9223372036854775808", "1.5", "\"5\"", "null"})
    void refusesThresholdsThatAreNone(String threshold) {
        var reply = http.request("PUT", "/api/v1/stock/MUG-1/low-stock-threshold")
                .json("{\"threshold\":%s}".formatted(threshold))
                .asStaff()
                .send();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("code").asString()).isEqualTo("invalid-request");
    }

    @Test
    void tellsWhatIsLowAndWhenItBecameSo() {
        when(stock.lowStock(STAFF, new PageRequest(1, null)))
                .thenReturn(new Page<>(List.of(new LowStockView("MUG-1", 3, 5L, true)), "next"));
        when(stock.lowStockEvents(STAFF, new PageRequest(20, "there")))
                .thenReturn(
                        new Page<>(List.of(new LowStockEvent(7, "MUG-1", "FELL_BELOW", 4, 5, 9, Instant.EPOCH)), "on"));

        var low = http.get("/api/v1/low-stock?limit=1").asStaff().send();
        var events = http.get("/api/v1/low-stock/events?cursor=there").asStaff().send();

        assertThat(low.json().path("nextCursor").asString()).isEqualTo("next");
        assertThat(events.json().path("items").get(0).propertyNames())
                .containsExactly("position", "sku", "type", "available", "threshold", "movement", "at");
        assertThat(events.json().path("nextCursor").asString()).isEqualTo("on");
    }
}
