package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.endtoend.fuzz.World;
import io.sales.endtoend.fuzz.World.Kind;
import io.sales.endtoend.fuzz.World.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A small shop with something in every state, for requests to be about, and with bystanders whom none may touch. */
final class FuzzedShop {

    private static final int SKUS = 8;
    private static final int ORDERS = 10;

    private final LocalSystem system;
    private final Shop shop;
    private final World world;
    private final Map<Session, String> refreshTokens = new HashMap<>();
    private final Map<String, Supplier<JsonNode>> bystanders = new HashMap<>();
    private final Map<String, JsonNode> before = new HashMap<>();

    FuzzedShop(LocalSystem system) {
        this.system = system;
        this.shop = new Shop(system);
        this.world = new World(notificationSecret(system));
        openAccount(Session.CUSTOMER);
        openAccount(Session.FICKLE);
        keep(Session.STAFF, signIn(LocalSystem.STAFF_EMAIL, LocalSystem.STAFF_PASSWORD));
        stock();
        placeOrders();
        placeBystanders();
    }

    World world() {
        return world;
    }

    /** Gives everybody a fresh token; to be called more often than every quarter of an hour. */
    void renewTokens() {
        openAccount(Session.FICKLE);
        List.of(Session.STAFF, Session.CUSTOMER)
                .forEach(session -> keep(
                        session,
                        shop.anyone()
                                .post("/tokens/refresh", Map.of("refreshToken", refreshTokens.get(session)))
                                .expect(200)
                                .body()));
    }

    void requireUnchangedBystanders() {
        for (var bystander : bystanders.entrySet()) {
            assertThat(bystander.getValue().get()).as(bystander.getKey()).isEqualTo(before.get(bystander.getKey()));
        }
    }

    /** The books, proved. */
    JsonNode reconciliation() {
        return shop.reconciliation();
    }

    private void openAccount(Session session) {
        String email = session.name().toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID() + "@example.com";
        shop.anyone()
                .post("/customers", Map.of("email", email, "password", World.PASSWORD, "name", session.name()))
                .expect(201);
        JsonNode tokens = signIn(email, World.PASSWORD);
        keep(session, tokens);
        if (session == Session.FICKLE) {
            world.know(Kind.EMAIL, email);
            world.know(Kind.REFRESH_TOKEN, tokens.path("refreshToken").asString());
        }
    }

    private JsonNode signIn(String email, String password) {
        return shop.anyone()
                .post("/tokens", Map.of("email", email, "password", password))
                .expect(200)
                .body();
    }

    private void keep(Session session, JsonNode tokens) {
        world.signIn(session, tokens.path("accessToken").asString());
        refreshTokens.put(session, tokens.path("refreshToken").asString());
    }

    private void stock() {
        for (int i = 0; i < SKUS; i++) {
            world.know(Kind.SKU, shop.newSku(1_000L + i, 1_000_000));
        }
        shop.staff().get("/products").expect(200).body().path("items").forEach(world::learn);
        JsonNode page = shop.staff().get("/products?limit=1").expect(200).body();
        world.know(Kind.CURSOR, page.path("nextCursor").asString());
    }

    private void placeOrders() {
        Api customer = shop.anyone().as(world.token(Session.CUSTOMER));
        String sku = shop.newSku(500, 1_000);
        IntStream.range(0, ORDERS).forEach(state -> {
            JsonNode order =
                    customer.postNew("/orders", Shop.order(sku, 3)).expect(201).body();
            world.learn(order);
            advance("/orders/" + order.path("id").asString(), sku, customer, state);
            world.learn(customer.get("/orders/" + order.path("id").asString()).body());
        });
    }

    /** The further, the higher the state is. */
    private void advance(String order, String sku, Api customer, int state) {
        if (state > 2) {
            customer.postNew(order + "/payments", Map.of("token", "tok_ok")).expect(201);
        }
        if (state > 4) {
            var parcel = Map.of("carrier", "Post", "trackingNumber", "1");
            String shipment = id(shop.staff().postNew(order + "/shipments", parcel));
            if (state > 6) {
                shop.staff()
                        .post(order + "/shipments/" + shipment + "/delivery", "")
                        .expect(200);
            }
        }
        if (state > 7) {
            var goods = Map.of("lines", List.of(Shop.line(sku, 2)), "reason", "Too large");
            String back = id(customer.postNew(order + "/returns", goods));
            if (state > 8) {
                shop.staff().post(order + "/returns/" + back + "/approval", "").expect(200);
            }
        }
    }

    private static String id(Api.Reply reply) {
        return reply.expect(201).body().path("id").asString();
    }

    /** Somebody else's order, and a product that is not on the shelf and that staff leave alone. */
    private void placeBystanders() {
        Api bob = shop.newCustomer();
        String order = id(bob.postNew("/orders", Shop.order(shop.newSku(700, 10), 2)));
        bob.postNew("/orders/" + order + "/payments", Map.of("token", "tok_ok")).expect(201);
        String sku = "HIDDEN-" + UUID.randomUUID();
        String product = shop.newProduct(sku, 900, "EUR");
        world.leaveAlone(Kind.ORDER, order);
        world.leaveAlone(Kind.SKU, sku);
        world.leaveAlone(Kind.PRODUCT, product);
        bystanders.put(
                "the order of somebody else",
                () -> bob.get("/orders/" + order).expect(200).body());
        bystanders.put(
                "its history",
                () -> bob.get("/orders/" + order + "/history").expect(200).body());
        bystanders.put(
                "their account", () -> bob.get("/customers/me").expect(200).body());
        bystanders.put(
                "a hidden product",
                () -> shop.staff().get("/products/" + product).expect(200).body());
        bystanders.put("the stock of it", () -> shop.stock(sku));
        bystanders.forEach((name, look) -> before.put(name, look.get()));
    }

    private static String notificationSecret(LocalSystem system) {
        try {
            return Files.readString(system.data().resolve("secrets/notification-secret"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
