package io.sales.faults.load;

import io.sales.faults.history.Answer;
import io.sales.faults.history.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** A shop that is open: its staff, its customers, its shelf. */
public final class Shop {

    private static final int BUYERS = 8;
    private static final int SKUS = 20;

    /** Nothing is ever sold out, so that every order can be placed. */
    public static final int UNITS = 1_000_000;

    private static final int PRICE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final String PASSWORD = "a customer's password";

    private final Client client;
    private final Account staff;
    private final List<Account> buyers = new ArrayList<>();
    private final List<String> skus = new ArrayList<>();

    private Shop(Client client, Account staff) {
        this.client = client;
        this.staff = staff;
    }

    /**
     * @throws IOException if it cannot be set up
     */
    public static Shop open(Client client, String staffEmail, String staffPassword) throws IOException {
        var shop = new Shop(client, new Account(client, staffEmail, staffPassword));
        shop.staff.signIn();
        shop.shelve();
        for (int i = 0; i < BUYERS; i++) {
            String email = UUID.randomUUID() + "@example.com";
            client.require("POST", "/customers", "", null, Map.of("email", email, "password", PASSWORD, "name", "Ann"));
            var buyer = new Account(client, email, PASSWORD);
            buyer.signIn();
            shop.buyers.add(buyer);
        }
        return shop;
    }

    /**
     * A shop that was open before, for its staff alone.
     *
     * @throws IOException if nobody lets them in
     */
    public static Shop reopen(Client client, String staffEmail, String staffPassword, List<String> skus)
            throws IOException {
        var shop = new Shop(client, new Account(client, staffEmail, staffPassword));
        shop.staff.signIn();
        shop.skus.addAll(skus);
        return shop;
    }

    private void shelve() throws IOException {
        var variants = new ArrayList<Map<String, Object>>();
        String batch = UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < SKUS; i++) {
            skus.add("SKU-%s-%d".formatted(batch, i));
            variants.add(Map.of("sku", skus.get(i), "price", Map.of("amount", PRICE + i, "currency", "EUR")));
        }
        String id = command("/products", Map.of("name", "Everything", "skus", variants))
                .path("id")
                .asString();
        client.require("PUT", "/products/" + id + "/listing", staff.token(), null, "");
        for (String sku : skus) {
            command("/stock/" + sku + "/adjustments", Map.of("quantity", UNITS, "reason", "RECEIVED"));
        }
    }

    /** The first requests that a system ever gets may take it too long on a busy machine; the key makes copies one. */
    private JsonNode command(String path, Map<String, Object> body) throws IOException {
        String key = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return client.require("POST", path, staff.token(), key, body);
            } catch (IOException notNow) {
                if (System.nanoTime() > deadline) {
                    throw notNow;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    public List<String> skus() {
        return List.copyOf(skus);
    }

    int buyers() {
        return buyers.size();
    }

    /** Sends a request once, in the name of who it is from. */
    public Answer send(Request request) {
        Account from = request.asStaff() ? staff : buyers.get(request.buyer());
        return client.send(request, from.token());
    }

    /**
     * Reads something as staff, again and again while it is not to be had.
     *
     * @throws IOException if there is no answer for long, or not this
     */
    public JsonNode read(String path) throws IOException {
        return find(path).orElseThrow(() -> new IOException("There is no " + path));
    }

    /**
     * Reads something that may not be there, again and again while nobody can say.
     *
     * @throws IOException if there is no answer for long, or another than that there is no such thing
     */
    public Optional<JsonNode> find(String path) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return client.find(path, staff.token());
            } catch (IOException notNow) {
                if (System.nanoTime() > deadline) {
                    throw notNow;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Whether staff can read something at the first try. */
    public boolean isAnswered(String path) {
        try {
            return client.find(path, staff.token()).isPresent();
        } catch (IOException notNow) {
            return false;
        }
    }

    /**
     * Has the books proved.
     *
     * @throws IOException if there is no answer
     */
    public JsonNode reconciliation() throws IOException {
        return client.require("POST", "/stock/reconciliations", staff.token(), null, Map.of());
    }

    /**
     * Reads a list to its end, as staff.
     *
     * @param path with the parameters that it needs beside the page's
     * @throws IOException if there is no answer, or not this
     */
    public List<JsonNode> readAll(String path) throws IOException {
        var all = new ArrayList<JsonNode>();
        String separator = path.contains("?") ? "&" : "?";
        String cursor = "";
        do {
            JsonNode page = read(path + separator + "limit=100" + cursor);
            page.path("items").forEach(all::add);
            cursor = page.has("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        return all;
    }
}
