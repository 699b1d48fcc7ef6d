package io.sales.launcher.demo;

import io.sales.launcher.process.Failure;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The story of one sale. Every figure that is shown is also checked. */
public final class Sale {

    private static final int RECEIVED = 10;
    private static final int BOUGHT = 2;
    private static final int PRICE = 1250;

    /** Stock follows an order's change within this time. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(5);

    private final Transcript transcript;
    private final Gateway gateway;
    private final String staffEmail;
    private final String staffPassword;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String sku = "DEMO-" + run.toUpperCase(Locale.ROOT);
    private int steps;

    public Sale(URI address, String staffEmail, String staffPassword, PrintStream out) {
        this.transcript = new Transcript(out);
        this.gateway = new Gateway(address, transcript);
        this.staffEmail = staffEmail;
        this.staffPassword = staffPassword;
    }

    /**
     * @throws Failure if an answer or a figure is not what it must be
     */
    public void run() {
        long begun = System.nanoTime();
        String customer = registered();
        step("A member of staff signs in");
        String staff = token(staffEmail, staffPassword);
        shelve(staff);
        String order = placed(customer);
        pay(customer, order);
        deliver(staff, order);
        Books books = books(staff, order);
        transcript.end(
                "%d of %d sold for %s, %d left; %d movements in the ledger, %d discrepancies; %d requests in %.1f s. Everything adds up."
                        .formatted(
                                BOUGHT,
                                RECEIVED,
                                "EUR %.2f".formatted(BOUGHT * PRICE / 100.0),
                                RECEIVED - BOUGHT,
                                books.movements(),
                                books.discrepancies(),
                                gateway.requests(),
                                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0));
    }

    private String registered() {
        String email = "demo-" + run + "@example.com";
        String password = UUID.randomUUID().toString();
        step("A customer signs up");
        gateway.post("/customers", null, """
                {"email": "%s", "password": "%s", "name": "Demo Customer"}""".formatted(email, password), 201);
        step("and signs in");
        return token(email, password);
    }

    private String token(String email, String password) {
        JsonNode answer = gateway.post("/tokens", null, """
                {"email": "%s", "password": "%s"}""".formatted(email, password), 200);
        return answer.path("accessToken").asString("");
    }

    private void shelve(String staff) {
        step("Staff describe a product, a draft at first");
        JsonNode product = gateway.post("/products", staff, """
                {"name": "Demo mug", "description": "Holds coffee.",
                 "skus": [{"sku": "%s", "attributes": {"colour": "blue"}, "price": {"amount": %d, "currency": "EUR"}}]}""".formatted(sku, PRICE), 201);
        check("the product's status", "DRAFT", text(product, "status"));
        step("put it on the shelf");
        JsonNode listed = gateway.put("/products/" + text(product, "id") + "/listing", staff);
        check("the product's status", "LISTED", text(listed, "status"));
        step("and receive %d pieces".formatted(RECEIVED));
        gateway.post("/stock/" + sku + "/adjustments", staff, """
                {"quantity": %d, "reason": "RECEIVED"}""".formatted(RECEIVED), 201);
    }

    private String placed(String customer) {
        step("The customer orders %d".formatted(BOUGHT));
        JsonNode order = gateway.post("/orders", customer, """
                {"lines": [{"sku": "%s", "quantity": %d}],
                 "shippingAddress": {"name": "Demo Customer", "line1": "1 Example Street", "city": "Dublin",
                                     "postalCode": "D01 X2Y3", "country": "IE"}}""".formatted(sku, BOUGHT), 201);
        check("the order's status", "AWAITING_PAYMENT", text(order, "status"));
        check("the total", BOUGHT * PRICE, order.path("total").path("amount").asInt());
        step("which holds them for the order, though nothing has left");
        requireStock(RECEIVED, BOUGHT);
        return text(order, "id");
    }

    private void pay(String customer, String order) {
        step("The customer pays");
        JsonNode payment = gateway.post("/orders/" + order + "/payments", customer, "{\"token\": \"tok_ok\"}", 201);
        check("the payment's status", "SUCCEEDED", text(payment, "status"));
        step("and the order is confirmed");
        JsonNode paid = gateway.get("/orders/" + order, customer);
        check("the order's status", "CONFIRMED", text(paid, "status"));
        check("the order's payment status", "PAID", text(paid, "paymentStatus"));
    }

    private void deliver(String staff, String order) {
        step("Staff ship it");
        JsonNode shipment = gateway.post(
                "/orders/" + order + "/shipments",
                staff,
                "{\"carrier\": \"Demo Post\", \"trackingNumber\": \"DP-%s\"}".formatted(run),
                201);
        step("it arrives");
        gateway.post("/orders/" + order + "/shipments/" + text(shipment, "id") + "/delivery", staff, "", 200);
        step("and the order is complete");
        JsonNode delivered = gateway.get("/orders/" + order, staff);
        check("the order's status", "COMPLETED", text(delivered, "status"));
        check("the order's shipment status", "DELIVERED", text(delivered, "shipmentStatus"));
        step("The pieces have left the stock");
        requireStock(RECEIVED - BOUGHT, 0);
    }

    private Books books(String staff, String order) {
        step("The ledger tells why, line by line");
        JsonNode movements = gateway.get("/stock/" + sku + "/movements", staff);
        int sum = 0;
        for (JsonNode movement : movements.path("items")) {
            sum += movement.path("onHandDelta").asInt();
        }
        check("the sum of all changes on hand", RECEIVED - BOUGHT, sum);
        step("The order's history tells who did what");
        gateway.get("/orders/" + order + "/history", staff);
        step("And the books balance");
        JsonNode proof = gateway.post("/stock/reconciliations", staff, "", 200);
        JsonNode found = proof.path("discrepancies");
        int discrepancies = found.isArray() ? found.size() : -1;
        check("the number of discrepancies", 0, discrepancies);
        return new Books(movements.path("items").size(), discrepancies);
    }

    /** Asks until stock has followed the order, for as long as it may take. */
    private void requireStock(int onHand, int reserved) {
        long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        JsonNode stock = gateway.get("/stock/" + sku, null);
        while ((stock.path("onHand").asInt() != onHand || stock.path("reserved").asInt() != reserved)
                && System.nanoTime() < deadline) {
            pause();
            stock = gateway.get("/stock/" + sku, null);
        }
        check("on hand", onHand, stock.path("onHand").asInt());
        check("reserved", reserved, stock.path("reserved").asInt());
        check("available", onHand - reserved, stock.path("available").asInt());
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }

    private void step(String what) {
        transcript.step(++steps, what);
    }

    private void check(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new Failure("This does not add up: %s should be %s and is %s.".formatted(what, expected, found));
        }
        transcript.checked("%s: %s".formatted(what, found));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }

    private record Books(int movements, int discrepancies) {}
}
