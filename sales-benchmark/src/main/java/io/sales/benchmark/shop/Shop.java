package io.sales.benchmark.shop;

import io.sales.benchmark.shop.GatewayClient.Call;
import io.sales.benchmark.shop.GatewayClient.Reply;
import io.sales.benchmark.system.SalesSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop of a system, with full shelves and customers who have signed in, over HTTP like everybody. */
public final class Shop implements AutoCloseable {

    /** Each may ask 500 times a second, and opening more than 60 accounts takes more than a minute. */
    public static final int CUSTOMERS = 50;

    private static final String API = "/api/v1";
    private static final int SKUS_OF_PRODUCT = 100;
    private static final int SKUS_OF_QUERY = 100;

    /** More than any run can sell. */
    private static final int PLENTY = 100_000_000;

    /** Requests under way while the shelves are filled. */
    private static final int AT_ONCE = 8;

    /** Well within the quarter of an hour that an access token lives, and longer than any window. */
    private static final Duration TOKENS_ARE_GOOD_FOR = Duration.ofMinutes(8);

    private static final int OK = 200;

    private static final JsonMapper json = JsonMapper.shared();

    private final GatewayClient gateway;
    private final Account staff;
    private final List<Account> customers = new ArrayList<>();
    private final List<String> products = new ArrayList<>();
    private int skus;
    private long signedInAt = System.nanoTime();

    private Shop(GatewayClient gateway) {
        this.gateway = gateway;
        this.staff = signIn(SalesSystem.STAFF_EMAIL, SalesSystem.STAFF_PASSWORD);
    }

    /**
     * Opens one.
     *
     * @param skus there are to be, with plenty of each
     * @param customers with accounts, 1 to {@link #CUSTOMERS}
     */
    public static Shop open(SalesSystem system, int skus, int customers) {
        var shop = new Shop(new GatewayClient(system.port()));
        shop.fill(skus);
        for (int customer = 0; customer < customers; customer++) {
            shop.customers.add(shop.register("customer-%d@example.com".formatted(customer)));
        }
        return shop;
    }

    /** How many SKUs there are plenty of: {@link SkuChoice#code} of 1 to that. */
    public int skus() {
        return skus;
    }

    public GatewayClient gateway() {
        return gateway;
    }

    /** The id of a product that is on the shelf. */
    public String anyProduct(RandomGenerator random) {
        return products.get(random.nextInt(products.size()));
    }

    /** The token of a customer, for the next call. */
    public String anyCustomer(RandomGenerator random) {
        return customers.get(random.nextInt(customers.size())).accessToken();
    }

    /** Puts so many units of a new SKU on the shelf. */
    public void add(String sku, int units) {
        list("Product of " + sku, List.of(sku));
        await(List.of(receive(sku, units)));
    }

    /** Has customers go on. To be called between windows: tokens live a quarter of an hour, idle connections less. */
    public void refresh() {
        gateway.dropIdle();
        if (System.nanoTime() - signedInAt > TOKENS_ARE_GOOD_FOR.toNanos()) {
            staff.renew();
            customers.forEach(Account::renew);
            signedInAt = System.nanoTime();
        }
    }

    /** Units that orders hold or are to get, of the SKUs that there are plenty of. */
    public long reserved() {
        long reserved = 0;
        for (int first = 1; first <= skus; first += SKUS_OF_QUERY) {
            String query = IntStream.rangeClosed(first, Math.min(skus, first + SKUS_OF_QUERY - 1))
                    .mapToObj(number -> "sku=" + SkuChoice.code(number))
                    .collect(Collectors.joining("&"));
            for (JsonNode level :
                    ask(Call.get(API + "/stock?" + query, staff.accessToken())).path("items")) {
                reserved += level.path("reserved").asLong();
            }
        }
        return reserved;
    }

    /** What staff are told of one SKU. */
    public JsonNode stock(String sku) {
        return ask(Call.get(API + "/stock/" + sku, staff.accessToken()));
    }

    /** Has the books proved: skus, movements and discrepancies. */
    public JsonNode reconcile() {
        return post("/stock/reconciliations", staff.accessToken(), Map.of());
    }

    @Override
    public void close() {
        gateway.close();
    }

    private void fill(int count) {
        for (int first = 1; first <= count; first += SKUS_OF_PRODUCT) {
            List<String> codes = IntStream.rangeClosed(first, Math.min(count, first + SKUS_OF_PRODUCT - 1))
                    .mapToObj(SkuChoice::code)
                    .toList();
            list("Product " + first, codes);
            var receiving = new ArrayList<CompletableFuture<Reply>>();
            for (String code : codes) {
                receiving.add(receive(code, PLENTY));
                if (receiving.size() == AT_ONCE) {
                    await(receiving);
                    receiving.clear();
                }
            }
            await(receiving);
        }
        skus = count;
    }

    private void list(String name, List<String> codes) {
        var variants = codes.stream()
                .map(code -> Map.of(
                        "sku",
                        code,
                        "attributes",
                        Map.of("size", code),
                        "price",
                        Map.of("amount", 1_250, "currency", "EUR")))
                .toList();
        String id = post("/products", staff.accessToken(), Map.of("name", name, "skus", variants))
                .path("id")
                .asString();
        ask(new Call("PUT", API + "/products/" + id + "/listing", staff.accessToken(), null, null));
        products.add(id);
    }

    private CompletableFuture<Reply> receive(String sku, int units) {
        return gateway.send(posting(
                "/stock/%s/adjustments".formatted(sku),
                staff.accessToken(),
                Map.of("quantity", units, "reason", "RECEIVED")));
    }

    private Account register(String email) {
        String password = "a customer's password";
        post("/customers", null, Map.of("email", email, "password", password, "name", "Ann"));
        return signIn(email, password);
    }

    private Account signIn(String email, String password) {
        return new Account(post("/tokens", null, Map.of("email", email, "password", password)));
    }

    private JsonNode post(String path, @Nullable String token, Map<String, ?> body) {
        return ask(posting(path, token, body));
    }

    private static Call posting(String path, @Nullable String token, Map<String, ?> body) {
        return new Call("POST", API + path, token, UUID.randomUUID().toString(), json.writeValueAsString(body));
    }

    private JsonNode ask(Call call) {
        gateway.dropIdle();
        return json.readTree(accepted(gateway.send(call).join()).body());
    }

    private static void await(List<CompletableFuture<Reply>> replies) {
        replies.forEach(reply -> accepted(reply.join()));
    }

    private static Reply accepted(Reply reply) {
        if (reply.status() < OK || reply.status() >= OK + 100) {
            throw new IllegalStateException("The shop was refused something: " + reply.body());
        }
        return reply;
    }

    /** Somebody who has signed in. */
    private final class Account {

        private volatile String accessToken;
        private String refreshToken;

        Account(JsonNode tokens) {
            this.accessToken = tokens.path("accessToken").asString();
            this.refreshToken = tokens.path("refreshToken").asString();
        }

        String accessToken() {
            return accessToken;
        }

        void renew() {
            JsonNode tokens = post("/tokens/refresh", null, Map.of("refreshToken", refreshToken));
            accessToken = tokens.path("accessToken").asString();
            refreshToken = tokens.path("refreshToken").asString();
        }
    }
}
