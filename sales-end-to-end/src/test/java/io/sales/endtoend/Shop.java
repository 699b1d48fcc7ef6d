package io.sales.endtoend;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A shop to tell stories about: its staff, its customers, its shelf. */
final class Shop {

    static final Map<String, Object> HOME = Map.of(
            "name", "Ann Example", "line1", "Street 1", "city", "Berlin", "postalCode", "10115", "country", "DE");

    static final String PASSWORD = "a customer's password";

    private final Api anyone;
    private final Api staff;

    Shop(LocalSystem system) {
        this.anyone = system.api();
        this.staff = anyone.signIn(LocalSystem.STAFF_EMAIL, LocalSystem.STAFF_PASSWORD);
    }

    Api anyone() {
        return anyone;
    }

    Api staff() {
        return staff;
    }

    /** Registers somebody new and signs them in. */
    Api newCustomer() {
        return newPerson().signIn();
    }

    Person newPerson() {
        String email = newEmail();
        var account = Map.of("email", email, "password", PASSWORD, "name", "Ann");
        return person(anyone.post("/customers", account), email);
    }

    /** Somebody who works here from now on. */
    Person newStaff(String role) {
        String email = newEmail();
        return person(staff.post("/staff", staff(email, role)), email);
    }

    private Person person(Api.Reply reply, String email) {
        return new Person(anyone, reply.expect(201).body().path("id").asString(), email);
    }

    static String newEmail() {
        return UUID.randomUUID() + "@example.com";
    }

    static Map<String, Object> staff(String email, String role) {
        return Map.of("email", email, "password", PASSWORD, "name", "Somebody", "role", role);
    }

    /** Puts a new product of one SKU on the shelf, with so many units in the house. */
    String newSku(long price, int units) {
        return newSku(price, "EUR", units);
    }

    String newSku(long price, String currency, int units) {
        String sku = "SKU-" + UUID.randomUUID();
        String product = newProduct(sku, price, currency);
        staff.put("/products/" + product + "/listing", "").expect(200);
        if (units > 0) {
            staff.postNew("/stock/" + sku + "/adjustments", Map.of("quantity", units, "reason", "RECEIVED"))
                    .expect(201);
        }
        return sku;
    }

    /** A product that is not on the shelf yet. */
    String newProduct(String sku, long price, String currency) {
        var body = Map.of(
                "name",
                "Product " + sku,
                "description",
                "For sale",
                "skus",
                List.of(Map.of(
                        "sku", sku, "attributes", Map.of(), "price", Map.of("amount", price, "currency", currency))));
        return staff.postNew("/products", body).expect(201).body().path("id").asString();
    }

    static Map<String, Object> order(String sku, int quantity) {
        return Map.of("lines", List.of(line(sku, quantity)), "shippingAddress", HOME);
    }

    static Map<String, Object> line(String sku, int quantity) {
        return Map.of("sku", sku, "quantity", quantity);
    }

    JsonNode stock(String sku) {
        return anyone.get("/stock/" + sku).expect(200).body();
    }

    JsonNode reconciliation() {
        return staff.post("/stock/reconciliations", "").expect(200).body();
    }

    /** Somebody with an account. */
    record Person(Api anyone, String id, String email) {

        /** In a session of its own. */
        Api signIn() {
            return anyone.signIn(email, PASSWORD);
        }
    }
}
