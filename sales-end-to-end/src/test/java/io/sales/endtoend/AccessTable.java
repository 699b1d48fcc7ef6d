package io.sales.endtoend;

import io.sales.endtoend.AccessMatrixIT.Call;
import io.sales.endtoend.AccessMatrixIT.Operation;
import io.sales.endtoend.AccessMatrixIT.Scene;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is expected of each operation: whom it is for, and a request that would do something if it were let in. */
final class AccessTable {

    private final Shop shop;
    private final AnnsThings ann;

    /** Whose sessions may come and go. */
    private final Shop.Person somebody;

    private final Map<String, Operation> operations = new TreeMap<>();

    AccessTable(Shop shop, AnnsThings ann) {
        this.shop = shop;
        this.ann = ann;
        this.somebody = shop.newPerson();
        people();
        shelf();
        stock();
        orders();
        afterSales();
        administration();
    }

    Map<String, Operation> operations() {
        return operations;
    }

    private void people() {
        add("registerCustomer", Audience.PUBLIC, () -> post("/customers", newcomer()));
        add("signIn", Audience.PUBLIC, () -> post("/tokens", credentials()));
        add("refreshTokens", Audience.PUBLIC, () -> post("/tokens/refresh", Map.of("refreshToken", refreshToken())));
        operations.put(
                "signOut", new Operation(Audience.SIGNED_IN, null, true, () -> new Call("DELETE", "/tokens", null)));
        add("ownAccount", Audience.SIGNED_IN, () -> get("/customers/me"));
        add(
                "changeOwnAccount",
                Audience.SIGNED_IN,
                () -> new Call("PATCH", "/customers/me", Map.of("phone", "+49 30 " + UUID.randomUUID())));
        add(
                "changePassword",
                Audience.SIGNED_IN,
                () -> put(
                        "/customers/me/password",
                        Map.of("currentPassword", Shop.PASSWORD, "newPassword", Shop.PASSWORD)));
        // With a wrong password, as everybody is still needed.
        answered(
                "bad-credentials",
                "deleteOwnAccount",
                Audience.CUSTOMER,
                () -> new Call("DELETE", "/customers/me", Map.of("currentPassword", "not this one, surely")));
    }

    private void shelf() {
        add("createProduct", Audience.STAFF, () -> post("/products", product()));
        add("searchProducts", Audience.ANYONE, () -> get("/products"));
        add("product", Audience.ANYONE, () -> get(ann.listedProduct()));
        add(
                "changeProduct",
                Audience.STAFF,
                () -> new Call("PATCH", ann.listedProduct(), Map.of("description", "Nicer " + UUID.randomUUID())));
        add("listProduct", Audience.STAFF, () -> put(ann.draft() + "/listing", ""));
        add("delistProduct", Audience.STAFF, () -> new Call("DELETE", ann.listedProduct() + "/listing", null));
    }

    private void stock() {
        add("stockOfSku", Audience.ANYONE, () -> get("/stock/" + ann.sku()));
        add("stockOfSkus", Audience.ANYONE, () -> get("/stock?sku=" + ann.sku()));
        add(
                "adjustStock",
                Audience.STAFF,
                () -> post(ann.stock() + "/adjustments", Map.of("quantity", 1, "reason", "RECEIVED")));
        add("stockMovements", Audience.STAFF, () -> get(ann.stock() + "/movements"));
        add("reconcileStock", Audience.STAFF, () -> post("/stock/reconciliations", ""));
        add("watchStock", Audience.STAFF, () -> put(ann.stock() + "/low-stock-threshold", Map.of("threshold", 3)));
        add(
                "unwatchStock",
                Audience.STAFF,
                () -> new Call("DELETE", ann.watchedStock() + "/low-stock-threshold", null));
        add("lowStock", Audience.STAFF, () -> get("/low-stock"));
        add("lowStockEvents", Audience.STAFF, () -> get("/low-stock/events"));
    }

    private void orders() {
        add("placeOrder", Audience.CUSTOMER, () -> post("/orders", Shop.order(ann.sku(), 1)));
        add("order", Audience.OWNER_OR_STAFF, () -> get(ann.paid()));
        add("searchOrders", Audience.SIGNED_IN, () -> {
            ann.paid();
            return get("/orders?limit=100");
        });
        add("orderHistory", Audience.OWNER_OR_STAFF, () -> get(ann.paid() + "/history"));
        add("payOrder", Audience.OWNER, () -> post(ann.unpaid() + "/payments", Map.of("token", "tok_ok")));
        add("cancelOrder", Audience.OWNER_OR_STAFF, () -> post(ann.paid() + "/cancellations", Map.of()));
        add("shipOrder", Audience.STAFF, () -> post(ann.paid() + "/shipments", ann.parcel()));
        add("deliverShipment", Audience.STAFF, () -> post(ann.shipment() + "/delivery", null));
    }

    private void afterSales() {
        add("requestReturn", Audience.OWNER, () -> post(ann.delivered() + "/returns", ann.returnOfOne()));
        add("approveReturn", Audience.STAFF, () -> post(ann.requestedReturn() + "/approval", null));
        add("rejectReturn", Audience.STAFF, () -> post(ann.requestedReturn() + "/rejection", null));
        add("receiveReturn", Audience.STAFF, () -> post(ann.approvedReturn() + "/receipt", ann.receiptOfOne()));
        add("refundOrder", Audience.STAFF, () -> post(ann.paid() + "/refunds", Map.of("reason", "Sorry")));
        answered(
                "bad-signature",
                "receivePaymentNotification",
                Audience.PUBLIC,
                () -> post("/payment-notifications/simulator", Map.of()));
    }

    private void administration() {
        add("searchOperations", Audience.STAFF, () -> get("/operations"));
        answered("not-found", "retryOperation", Audience.STAFF, () -> post(noOperation() + "/retry", null));
        answered(
                "illegal-transition",
                "dismissOperation",
                Audience.STAFF,
                () -> post(noOperation() + "/dismissal", null));
        add("createStaff", Audience.ADMIN, () -> post("/staff", Shop.staff(Shop.newEmail(), "ADMIN")));
        add("searchStaff", Audience.ADMIN, () -> get("/staff"));
        add("staffMember", Audience.ADMIN, () -> get(ann.colleague()));
        add("changeStaff", Audience.ADMIN, () -> new Call("PATCH", ann.colleague(), Map.of("disabled", true)));
        add("searchAudit", Audience.ADMIN, () -> get("/audit"));
    }

    /** Of an order that is Ann's; its stock is as it should be from the start. */
    private String noOperation() {
        return "/operations/settlement." + ann.unpaid().substring("/orders/".length());
    }

    private String refreshToken() {
        return shop.anyone()
                .post("/tokens", credentials())
                .expect(200)
                .body()
                .path("refreshToken")
                .asString();
    }

    private Map<String, Object> credentials() {
        return Map.of("email", somebody.email(), "password", Shop.PASSWORD);
    }

    private static Map<String, Object> newcomer() {
        return Map.of("email", Shop.newEmail(), "password", Shop.PASSWORD, "name", "Somebody");
    }

    private static Map<String, Object> product() {
        return Map.of(
                "name",
                "Mug",
                "skus",
                List.of(Map.of(
                        "sku",
                        "SKU-" + UUID.randomUUID(),
                        "attributes",
                        Map.of(),
                        "price",
                        Map.of("amount", 100, "currency", "EUR"))));
    }

    private void add(String id, Audience audience, Scene scene) {
        operations.put(id, new Operation(audience, null, false, scene));
    }

    private void answered(String slug, String id, Audience audience, Scene scene) {
        operations.put(id, new Operation(audience, slug, false, scene));
    }

    private static Call get(String path) {
        return new Call("GET", path, null);
    }

    private static Call post(String path, @Nullable Object body) {
        return new Call("POST", path, body);
    }

    private static Call put(String path, Object body) {
        return new Call("PUT", path, body);
    }
}
