package io.sales.benchmark.overload;

import io.sales.benchmark.load.Outcome;
import io.sales.benchmark.load.Subject;
import io.sales.benchmark.system.SalesSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop of a system, with a full shelf and customers who have signed in, over HTTP like everybody. */
final class Shop {

    /** Each may ask 500 times a second, and opening more than 60 accounts takes more than a minute. */
    private static final int CUSTOMERS = 50;

    private static final int PRODUCTS = 10;
    private static final int SKUS_OF_PRODUCT = 20;
    private static final int UNITS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String ORDER = """
            {"lines":[{"sku":"%s","quantity":1}],"shippingAddress":{"name":"Ann","line1":"Street 1","city":"Berlin",\
            "postalCode":"10115","country":"DE"}}""";

    private static final JsonMapper json = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api;
    private final String staff;
    private final List<String> customers = new ArrayList<>();
    private final List<String> skus = new ArrayList<>();

    private Shop(SalesSystem system) {
        this.api = "http://127.0.0.1:%d/api/v1".formatted(system.port());
        this.staff = token(SalesSystem.STAFF_EMAIL, SalesSystem.STAFF_PASSWORD);
    }

    static Shop open(SalesSystem system) {
        var shop = new Shop(system);
        for (int product = 0; product < PRODUCTS; product++) {
            shop.shelve(product);
        }
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            String email = "customer-%d@example.com".formatted(customer);
            shop.post("/customers", null, Map.of("email", email, "password", "a customer's password", "name", "Ann"));
            shop.customers.add(shop.token(email, "a customer's password"));
        }
        return shop;
    }

    private void shelve(int number) {
        var variants = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < SKUS_OF_PRODUCT; i++) {
            String sku = "SKU-%d-%d".formatted(number, i);
            skus.add(sku);
            variants.add(Map.of("sku", sku, "price", Map.of("amount", 1_250, "currency", "EUR")));
        }
        String id = post("/products", staff, Map.of("name", "Product " + number, "skus", variants))
                .path("id")
                .asString();
        sent(request("/products/" + id + "/listing", staff).PUT(BodyPublishers.noBody()));
        for (Map<String, Object> variant : variants) {
            post(
                    "/stock/%s/adjustments".formatted(variant.get("sku")),
                    staff,
                    Map.of("quantity", UNITS, "reason", "RECEIVED"));
        }
    }

    /** Customers who order one unit of any SKU with each call. */
    Subject orders(RandomGenerator random) {
        return () -> http.sendAsync(order(random), BodyHandlers.discarding())
                .handle((reply, failure) -> failure == null ? outcome(reply.statusCode()) : Outcome.FAILED);
    }

    private HttpRequest order(RandomGenerator random) {
        String sku = skus.get(random.nextInt(skus.size()));
        return request("/orders", customers.get(random.nextInt(customers.size())))
                .POST(BodyPublishers.ofString(ORDER.formatted(sku)))
                .build();
    }

    private static Outcome outcome(int status) {
        return switch (status) {
            case 201 -> Outcome.DONE;
            case 429, 503 -> Outcome.DECLINED;
            default -> Outcome.FAILED;
        };
    }

    /** Units that orders hold. */
    long held() {
        long held = 0;
        for (String sku : skus) {
            held += sent(request("/stock/" + sku, null).GET()).path("reserved").asLong();
        }
        return held;
    }

    /** Mistakes that the books are found to have. */
    int discrepancies() {
        return post("/stock/reconciliations", staff, Map.of())
                .path("discrepancies")
                .size();
    }

    private String token(String email, String password) {
        return post("/tokens", null, Map.of("email", email, "password", password))
                .path("accessToken")
                .asString();
    }

    private JsonNode post(String path, @Nullable String token, Map<String, ?> body) {
        return sent(request(path, token).POST(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode sent(HttpRequest.Builder request) {
        try {
            HttpResponse<String> reply = http.send(request.build(), BodyHandlers.ofString());
            if (reply.statusCode() / 100 != 2) {
                throw new IllegalStateException("The shop cannot be set up: " + reply.body());
            }
            return json.readTree(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the shop is set up", e);
        }
    }
}
