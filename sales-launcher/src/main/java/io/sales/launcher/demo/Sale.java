package io.sales.launcher.demo;

import io.sales.launcher.process.Failure;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The story of one sale. Every figure that is shown is also checked. */
public final class Sale {

    private static final int RECEIVED = 10;
    private static final int BOUGHT = 3;
    private static final int RETURNED = 1;
    private static final int LEFT = RECEIVED - BOUGHT + RETURNED;
    private static final int PRICE = 1250;

    /** Stock follows an order's change within this time, and a refund is through. */
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
        deliverInTwoParcels(staff, order);
        sendBack(customer, staff, order);
        payBack(staff, order);
        Books books = books(staff, order);
        transcript.end(
                "%d of %d sold for %s, %d of them returned for %s, %d left; %d movements in the ledger, %d discrepancies; %d requests in %.1f s. Everything adds up."
                        .formatted(
                                BOUGHT,
                                RECEIVED,
                                euros(BOUGHT * PRICE),
                                RETURNED,
                                euros(RETURNED * PRICE),
                                LEFT,
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
        JsonNode paid = read(customer, order);
        check("the order's status", "CONFIRMED", text(paid, "status"));
        check("the order's payment status", "PAID", text(paid, "paymentStatus"));
    }

    private void deliverInTwoParcels(String staff, String order) {
        step("Staff ship one piece");
        String first = shipped(staff, order, "\"lines\": [{\"sku\": \"%s\", \"quantity\": 1}], ".formatted(sku));
        check("the order's shipment status", "PARTIALLY_SHIPPED", text(read(staff, order), "shipmentStatus"));
        step("it arrives");
        arrive(staff, order, first);
        check("the order's shipment status", "PARTIALLY_DELIVERED", text(read(staff, order), "shipmentStatus"));
        step("Staff ship the rest");
        String rest = shipped(staff, order, "");
        step("it arrives too, and the order is complete");
        arrive(staff, order, rest);
        JsonNode delivered = read(staff, order);
        check("the order's status", "COMPLETED", text(delivered, "status"));
        check("the order's shipment status", "DELIVERED", text(delivered, "shipmentStatus"));
        step("The pieces have left the stock");
        requireStock(RECEIVED - BOUGHT, 0);
    }

    private String shipped(String staff, String order, String lines) {
        JsonNode shipment = gateway.post(
                "/orders/" + order + "/shipments",
                staff,
                "{%s\"carrier\": \"Demo Post\", \"trackingNumber\": \"DP-%s\"}".formatted(lines, run),
                201);
        return text(shipment, "id");
    }

    private void arrive(String staff, String order, String shipment) {
        gateway.post("/orders/" + order + "/shipments/" + shipment + "/delivery", staff, "", 200);
    }

    private void sendBack(String customer, String staff, String order) {
        step("The customer wants to send %d back".formatted(RETURNED));
        String returns = "/orders/" + order + "/returns";
        JsonNode requested = gateway.post(returns, customer, """
                {"lines": [{"sku": "%s", "quantity": %d}], "reason": "One too many"}""".formatted(sku, RETURNED), 201);
        check("the return's status", "REQUESTED", text(requested, "status"));
        String path = returns + "/" + text(requested, "id");
        step("staff approve");
        check("the return's status", "APPROVED", text(gateway.post(path + "/approval", staff, "", 200), "status"));
        step("and put it on the shelf again when it arrives");
        JsonNode received = gateway.post(path + "/receipt", staff, """
                {"lines": [{"sku": "%s", "quantity": %d, "disposition": "RESTOCK"}]}""".formatted(sku, RETURNED), 200);
        check("the return's status", "RECEIVED", text(received, "status"));
        requireStock(LEFT, 0);
    }

    private void payBack(String staff, String order) {
        step("Which pays nothing back until staff say so");
        check("the order's payment status", "PAID", text(read(staff, order), "paymentStatus"));
        gateway.post("/orders/" + order + "/refunds", staff, """
                {"lines": [{"sku": "%s", "quantity": %d}], "reason": "Sent back"}""".formatted(sku, RETURNED), 201);
        JsonNode paidBack = until(
                () -> read(staff, order),
                answer -> text(answer, "paymentStatus").equals("PARTIALLY_REFUNDED"));
        check("the order's payment status", "PARTIALLY_REFUNDED", text(paidBack, "paymentStatus"));
        check("the order's return status", "PARTIALLY_RETURNED", text(paidBack, "returnStatus"));
        int charged = sum(paidBack.path("payments"));
        int refunded = sum(paidBack.path("refunds"));
        check("charged", BOUGHT * PRICE, charged);
        check("refunded", RETURNED * PRICE, refunded);
        JsonNode line = paidBack.path("lines").path(0);
        int kept = line.path("quantity").asInt() - line.path("credited").asInt();
        check("charged less refunded, which is owed", kept * PRICE, charged - refunded);
    }

    private JsonNode read(String token, String order) {
        return gateway.get("/orders/" + order, token);
    }

    private static int sum(JsonNode transactions) {
        int sum = 0;
        for (JsonNode transaction : transactions) {
            sum += transaction.path("amount").path("amount").asInt();
        }
        return sum;
    }

    private Books books(String staff, String order) {
        step("The ledger tells why, line by line");
        JsonNode movements = gateway.get("/stock/" + sku + "/movements", staff);
        int sum = 0;
        for (JsonNode movement : movements.path("items")) {
            sum += movement.path("onHandDelta").asInt();
        }
        check("the sum of all changes on hand", LEFT, sum);
        step("The order's history tells who did what");
        gateway.get("/orders/" + order + "/history", staff);
        step("And the books balance");
        JsonNode proof = gateway.post("/stock/reconciliations", staff, "", 200);
        JsonNode found = proof.path("discrepancies");
        int discrepancies = found.isArray() ? found.size() : -1;
        check("the number of discrepancies", 0, discrepancies);
        return new Books(movements.path("items").size(), discrepancies);
    }

    private void requireStock(int onHand, int reserved) {
        JsonNode stock = until(
                () -> gateway.get("/stock/" + sku, null),
                answer -> answer.path("onHand").asInt() == onHand
                        && answer.path("reserved").asInt() == reserved);
        check("on hand", onHand, stock.path("onHand").asInt());
        check("reserved", reserved, stock.path("reserved").asInt());
        check("available", onHand - reserved, stock.path("available").asInt());
    }

    /** Asks until what is done in the background is seen, for as long as that may take. */
    private static JsonNode until(Supplier<JsonNode> question, Predicate<JsonNode> done) {
        long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        JsonNode answer = question.get();
        while (!done.test(answer) && System.nanoTime() < deadline) {
            pause();
            answer = question.get();
        }
        return answer;
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

    private static String euros(int cents) {
        return "EUR %.2f".formatted(cents / 100.0);
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }

    private record Books(int movements, int discrepancies) {}
}
