package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.endtoend.Api.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every refusal of the contract, provoked over HTTP: the status, the slug, and that nothing has changed. */
@ExtendWith(SharedSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsIT {

    private static final String HUGE = "9".repeat(40);

    private final Shop shop;
    private final Api staff;

    @SuppressWarnings("NullAway.Init") // registered before each test
    private Api ann;

    @SuppressWarnings("NullAway.Init") // put on the shelf before each test
    private String sku;

    RefusalsIT(LocalSystem system) {
        this.shop = new Shop(system);
        this.staff = shop.staff();
    }

    @BeforeEach
    void stock() {
        ann = shop.newCustomer();
        sku = shop.newSku(1_000, 5);
    }

    @Test
    void whatCannotBeSoldIsNamed() {
        ann.postNew("/orders", Shop.order("unheard-of", 1)).expectProblem(422, "sku-not-sellable");

        String hidden = "HIDDEN-" + UUID.randomUUID();
        shop.newProduct(hidden, 100, "EUR");
        ann.postNew("/orders", Shop.order(hidden, 1)).expectProblem(422, "sku-not-sellable");

        String dollars = shop.newSku(100, "USD", 5);
        var mixed = Map.of("lines", List.of(Shop.line(sku, 1), Shop.line(dollars, 1)), "shippingAddress", Shop.HOME);
        ann.postNew("/orders", mixed).expectProblem(422, "mixed-currencies");
        assertNothingIsHeld();
    }

    @Test
    void aShortageIsToldAndHoldsNothing() {
        String other = shop.newSku(1_000, 5);
        var greedy = Map.of("lines", List.of(Shop.line(other, 1), Shop.line(sku, 6)), "shippingAddress", Shop.HOME);

        JsonNode problem = ann.postNew("/orders", greedy)
                .expectProblem(409, "insufficient-stock")
                .body();

        assertThat(problem.path("shortages").size()).isEqualTo(1);
        assertThat(problem.path("shortages").path(0).path("sku").asString()).isEqualTo(sku);
        assertThat(problem.path("shortages").path(0).path("requested").asLong()).isEqualTo(6);
        assertThat(problem.path("shortages").path(0).path("available").asLong()).isEqualTo(5);
        assertThat(shop.stock(other).path("reserved").asLong()).isZero();
        assertNothingIsHeld();
    }

    @Test
    void linesOfOneSkuAreMerged() {
        var twice = Map.of("lines", List.of(Shop.line(sku, 1), Shop.line(sku, 2)), "shippingAddress", Shop.HOME);

        JsonNode order = ann.postNew("/orders", twice).expect(201).body();

        assertThat(order.path("lines").size()).isEqualTo(1);
        assertThat(order.path("lines").path(0).path("quantity").asInt()).isEqualTo(3);
    }

    @Test
    void keysBindWhatTheyWereUsedFor() {
        ann.post("/orders", Shop.order(sku, 1)).expectProblem(400, "idempotency-key-missing");
        Reply first = ann.post("/orders", Shop.order(sku, 1), "my key".replace(' ', '-'));
        first.expect(201);
        Reply again = ann.post("/orders", Shop.order(sku, 1), "\"my-key\"").expect(201);
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
        ann.post("/orders", Shop.order(sku, 2), "my-key").expectProblem(422, "idempotency-key-reused");
        assertThat(shop.stock(sku).path("reserved").asLong()).isEqualTo(1);
    }

    @Test
    void paymentsAreRefusedAsTheContractSays() {
        String path = "/orders/" + placed().path("id").asString() + "/payments";

        Reply declined =
                ann.post(path, Map.of("token", "tok_declined"), "first").expectProblem(402, "payment-declined");
        assertThat(declined.header("Idempotency-Replayed")).isEmpty();
        assertThat(ann.post(path, Map.of("token", "tok_declined"), "first")
                        .expectProblem(402, "payment-declined")
                        .header("Idempotency-Replayed"))
                .contains("true");
        ann.post(path, Map.of("token", "tok_ok"), "first").expectProblem(422, "idempotency-key-reused");

        ann.postNew(path, Map.of("token", "tok_never")).expect(201);
        ann.postNew(path, Map.of("token", "tok_ok")).expectProblem(409, "payment-pending");
        ann.postNew(path, Map.of()).expectProblem(400, "invalid-request");
        ann.postNew(path, Map.of("token", 7)).expectProblem(400, "invalid-request");
    }

    @Test
    void stepsOutOfTurnAreRefused() {
        JsonNode order = placed();
        String path = "/orders/" + order.path("id").asString();

        staff.postNew(path + "/shipments", Map.of("carrier", "Post", "trackingNumber", "1"))
                .expectProblem(409, "illegal-transition");
        staff.post(path + "/shipments/shp_none/delivery", "").expectProblem(404, "not-found");
        ann.postNew(path + "/cancellations", Map.of()).expect(201);
        ann.postNew(path + "/cancellations", Map.of()).expectProblem(409, "illegal-transition");
        ann.postNew(path + "/payments", Map.of("token", "tok_ok")).expectProblem(409, "illegal-transition");
    }

    @Test
    void nobodySeesOrMovesSomebodyElsesOrder() {
        JsonNode order = placed();
        String path = "/orders/" + order.path("id").asString();
        Api bob = shop.newCustomer();

        bob.get(path).expectProblem(404, "not-found");
        bob.get(path + "/history").expectProblem(404, "not-found");
        bob.postNew(path + "/payments", Map.of("token", "tok_ok")).expectProblem(404, "not-found");
        bob.postNew(path + "/cancellations", Map.of()).expectProblem(404, "not-found");
        assertThat(bob.get("/orders").expect(200).body().path("items").size()).isZero();
        assertThat(ann.get(path).expect(200).body()).isEqualTo(order);
    }

    @Test
    void rolesAreKept() {
        Api anyone = shop.anyone();
        anyone.postNew("/orders", Shop.order(sku, 1)).expectProblem(401, "unauthenticated");
        anyone.as("not.a.token").get("/products").expectProblem(401, "unauthenticated");
        ann.postNew("/products", Map.of()).expectProblem(403, "forbidden");
        ann.postNew("/stock/" + sku + "/adjustments", Map.of("quantity", 1, "reason", "RECEIVED"))
                .expectProblem(403, "forbidden");
        ann.get("/stock/" + sku + "/movements").expectProblem(403, "forbidden");
        staff.postNew("/orders", Shop.order(sku, 1)).expectProblem(403, "forbidden");
        assertThat(shop.stock(sku).path("onHand").asLong()).isEqualTo(5);
    }

    @Test
    void accountsAreRefusedAsTheContractSays() {
        String email = UUID.randomUUID() + "@example.com";
        var account = Map.of("email", email, "password", "long enough a password", "name", "A");
        shop.anyone().post("/customers", account).expect(201);

        shop.anyone().post("/customers", account).expectProblem(409, "email-taken");
        shop.anyone()
                .post("/tokens", Map.of("email", email, "password", "another password"))
                .expectProblem(401, "bad-credentials");
        shop.anyone()
                .post("/tokens", Map.of("email", "nobody@example.com", "password", "another password"))
                .expectProblem(401, "bad-credentials");
        shop.anyone()
                .post("/tokens/refresh", Map.of("refreshToken", "made up"))
                .expectProblem(401, "bad-refresh-token");
        shop.anyone()
                .post("/customers", Map.of("email", "a@b.example", "password", "short", "name", "A"))
                .expectProblem(400, "invalid-request");
    }

    @Test
    void stockIsAdjustedOnlyWithinReason() {
        String path = "/stock/" + sku + "/adjustments";
        ann.postNew("/orders", Shop.order(sku, 2)).expect(201);

        staff.postNew(path, Map.of("quantity", -4, "reason", "DAMAGED")).expectProblem(409, "insufficient-stock");
        staff.postNew(path, Map.of("quantity", 1, "reason", "COUNTED", "expectedOnHand", 4))
                .expectProblem(409, "stock-changed");
        staff.postNew(path, Map.of("quantity", 0, "reason", "COUNTED")).expectProblem(400, "invalid-request");
        staff.postNew(path, Map.of("quantity", 1, "reason", "FOUND")).expectProblem(400, "invalid-request");
        staff.postNew(path, "{\"quantity\":" + HUGE + ",\"reason\":\"RECEIVED\"}")
                .expectProblem(400, "invalid-request");
        staff.postNew("/stock/unheard-of/adjustments", Map.of("quantity", 1, "reason", "RECEIVED"))
                .expectProblem(404, "not-found");
        shop.anyone().get("/stock/unheard-of").expectProblem(404, "not-found");
        JsonNode stock = shop.stock(sku);
        assertThat(stock.path("onHand").asLong()).isEqualTo(5);
        assertThat(stock.path("reserved").asLong()).isEqualTo(2);
    }

    @Test
    void productsAreRefusedAsTheContractSays() {
        var taken = Map.of(
                "name",
                "Another",
                "skus",
                List.of(Map.of("sku", sku, "attributes", Map.of(), "price", Map.of("amount", 1, "currency", "EUR"))));
        staff.postNew("/products", taken).expectProblem(409, "sku-taken");
        shop.anyone().get("/products/prd_none").expectProblem(404, "not-found");

        String product = shop.newProduct("P-" + UUID.randomUUID(), 100, "EUR");
        shop.anyone().get("/products/" + product).expectProblem(404, "not-found");
        staff.send(staff.withBody("PATCH", "/products/" + product, Map.of("name", "New"))
                        .header("If-Match", "\"99\""))
                .expectProblem(412, "version-conflict");
        staff.send(staff.withBody("PATCH", "/products/" + product, Map.of("status", "LISTED")))
                .expectProblem(400, "invalid-request");
        staff.send(staff.withBody("PATCH", "/products/" + product, Map.of("name", "New")))
                .expect(200);
    }

    @Test
    void theProtocolIsKept() {
        ann.get("/unheard-of").expectProblem(404, "not-found");
        ann.delete("/orders").expectProblem(405, "method-not-allowed");
        ann.send(withKey("/orders").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x")))
                .expectProblem(415, "unsupported-media-type");
        ann.get("/orders?limit=0").expectProblem(400, "invalid-request");
        ann.get("/orders?limit=101").expectProblem(400, "invalid-request");
        ann.get("/orders?status=LOST").expectProblem(400, "invalid-request");
        ann.get("/orders?cursor=forged").expectProblem(400, "invalid-request");
    }

    private HttpRequest.Builder withKey(String path) {
        return ann.request(path).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private JsonNode placed() {
        return ann.postNew("/orders", Shop.order(sku, 1)).expect(201).body();
    }

    private void assertNothingIsHeld() {
        assertThat(shop.stock(sku).path("reserved").asLong()).isZero();
        assertThat(shop.stock(sku).path("version").asLong()).isEqualTo(1);
        assertThat(ann.get("/orders").expect(200).body().path("items").size()).isZero();
    }
}
