package io.sales.endtoend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What Ann has in the shop, each time in the state in which the next step is one that its rightful doer could take. */
final class AnnsThings {

    /** Words that nobody else knows. */
    private final String secret = "secret" + UUID.randomUUID().toString().replace("-", "");

    private final Shop shop;
    private final Api ann;
    private final String email;
    private final String sku;
    private final List<Look> looks = new ArrayList<>();

    AnnsThings(Shop shop, Api ann, String email) {
        this.shop = shop;
        this.ann = ann;
        this.email = email;
        this.sku = shop.newSku(1_000, 100_000);
    }

    String unpaid() {
        var address = new HashMap<>(Shop.HOME);
        address.put("line1", secret);
        var order = Map.of("lines", List.of(Shop.line(sku, 2)), "shippingAddress", address);
        String path = "/orders/" + id(ann.postNew("/orders", order));
        looks.add(new Look(ann, path));
        looks.add(new Look(ann, path + "/history"));
        return path;
    }

    String paid() {
        String order = unpaid();
        ann.postNew(order + "/payments", Map.of("token", "tok_ok")).expect(201);
        return order;
    }

    String shipment() {
        String order = paid();
        return order + "/shipments/" + id(shop.staff().postNew(order + "/shipments", parcel()));
    }

    String delivered() {
        String shipment = shipment();
        shop.staff().post(shipment + "/delivery", "").expect(200);
        return shipment.substring(0, shipment.indexOf("/shipments"));
    }

    String requestedReturn() {
        String order = delivered();
        return order + "/returns/" + id(ann.postNew(order + "/returns", returnOfOne()));
    }

    String approvedReturn() {
        String requested = requestedReturn();
        shop.staff().post(requested + "/approval", "").expect(200);
        return requested;
    }

    /** On the shelf, for everybody to see. */
    String listedProduct() {
        String product = draft();
        shop.staff().put(product + "/listing", "").expect(200);
        return product;
    }

    String draft() {
        String product = "/products/" + shop.newProduct("SKU-" + UUID.randomUUID(), 100, "EUR");
        looks.add(new Look(shop.staff(), product));
        return product;
    }

    String stock() {
        String stock = "/stock/" + shop.newSku(100, 5);
        looks.add(new Look(shop.staff(), stock + "/movements"));
        return stock;
    }

    String watchedStock() {
        String stock = stock();
        shop.staff().put(stock + "/low-stock-threshold", Map.of("threshold", 9)).expect(200);
        return stock;
    }

    /** Somebody else who works there. */
    String colleague() {
        String colleague = "/staff/" + shop.newStaff("STAFF").id();
        looks.add(new Look(shop.staff(), colleague));
        return colleague;
    }

    Map<String, Object> parcel() {
        return Map.of("carrier", "Post", "trackingNumber", secret);
    }

    Map<String, Object> returnOfOne() {
        return Map.of("lines", List.of(Shop.line(sku, 1)), "reason", secret);
    }

    Map<String, Object> receiptOfOne() {
        return Map.of("lines", List.of(Map.of("sku", sku, "quantity", 1, "disposition", "RESTOCK")));
    }

    String sku() {
        return sku;
    }

    boolean areTold(String answer) {
        return answer.contains(secret) || answer.contains(email);
    }

    /** How all of it looks now to those who may see it. */
    List<String> look() {
        return Stream.concat(Stream.of(new Look(ann, "/customers/me")), looks.stream())
                .map(look -> look.api().get(look.path()).expect(200).response().body())
                .toList();
    }

    void forget() {
        looks.clear();
    }

    private static String id(Api.Reply reply) {
        return reply.expect(201).body().path("id").asString();
    }

    private record Look(Api api, String path) {}
}
