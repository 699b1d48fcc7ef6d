package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sales.endtoend.Api.Reply;
import io.sales.endtoend.LocalSystem.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No password, token, address, e-mail or secret in any log line or metric of any process: values that can be told from all
 * others are sent through everything that a shop does and everything that goes wrong in it, and then looked for.
 */
class SecretsInLogsIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final Canaries canaries = new Canaries();
    private final String password = canaries.plant("password");
    private final String newPassword = canaries.plant("new password");
    private final String wrongPassword = canaries.plant("wrong password");
    private final String email = canaries.plant("e-mail") + "@example.com";
    private final String cardToken = "tok_" + canaries.plant("card token");
    private final String staffPassword = canaries.plant("staff password");
    private final Map<String, String> address = Map.of(
            "name", canaries.plant("name"),
            "line1", canaries.plant("street"),
            "city", canaries.plant("city"),
            "postalCode", "10115",
            "country", "DE",
            "phone", canaries.plant("phone"));

    @ParameterizedTest
    @CsvSource({"h2, INFO", "postgres, DEBUG"})
    void areNotFoundWhateverHappens(String database, String level) throws Exception {
        try (var system = new LocalSystem()
                .with("SALES_STAFF_PASSWORD", staffPassword)
                .with("SALES_HOLD_SECONDS", "900")
                .with("LOGGING_LEVEL_IO_SALES", level)) {
            system.up("--db", database, "--instances", "1");
            plantSecrets(system);
            Api anyone = system.api();
            Api staff = signIn(anyone, LocalSystem.STAFF_EMAIL, staffPassword);
            String sku = shelve(staff);

            Api customer = theCustomersLife(anyone, staff, sku);
            whatIsRefused(system, anyone, customer);
            whatIsNoRequest(system);
            whatTheDatabaseRefuses(system, anyone, customer, sku);
            whatMeetsAKilledProvider(system, customer, sku);

            assertThat(canaries.size()).isGreaterThan(15);
            assertThat(found(system)).isEmpty();
            aPlantedLeakIsFound(system);
        }
    }

    private void plantSecrets(LocalSystem system) throws IOException {
        Path secrets = system.data().resolve("secrets");
        for (String file : List.of("notification-secret", "database-password")) {
            canaries.plant(file, Files.readString(secrets.resolve(file)).strip().replaceFirst("^whsec_", ""));
        }
        try (Stream<Path> keys = Files.list(secrets.resolve("signing-keys"))) {
            Path key = keys.findFirst().orElseThrow();
            canaries.plant("signing key", Files.readAllLines(key).get(3));
        }
    }

    private Api signIn(Api anyone, String who, String with) {
        JsonNode tokens = anyone.post("/tokens", Map.of("email", who, "password", with))
                .expect(200)
                .body();
        canaries.plant("refresh token", tokens.path("refreshToken").asString());
        return anyone.as(
                canaries.plant("access token", tokens.path("accessToken").asString()));
    }

    private static String shelve(Api staff) {
        var price = Map.of("amount", 100, "currency", "EUR");
        var product = Map.of("name", "Mug", "skus", List.of(Map.of("sku", "MUG", "price", price)));
        // A system that has just started may be too slow for its own time limits; the key makes it safe to ask again.
        Reply created = await().atMost(SOON)
                .until(() -> staff.post("/products", product, "mug"), reply -> reply.status() < 500);
        String id = created.expect(201).body().path("id").asString();
        staff.put("/products/" + id + "/listing", "").expect(200);
        staff.postNew("/stock/MUG/adjustments", Map.of("quantity", 100, "reason", "RECEIVED"))
                .expect(201);
        return "MUG";
    }

    private Api theCustomersLife(Api anyone, Api staff, String sku) {
        var account = Map.of("email", email, "password", password, "name", address.get("name"));
        anyone.post("/customers", account).expect(201);
        Api customer = signIn(anyone, email, password);
        var profile = Map.of("phone", address.get("phone"), "addresses", List.of(address));
        customer.send(customer.withBody("PATCH", "/customers/me", profile)).expect(200);
        customer.put("/customers/me/password", Map.of("currentPassword", password, "newPassword", newPassword))
                .expect(204);
        String order = place(customer, sku).expect(201).body().path("id").asString();
        customer.postNew("/orders/" + order + "/payments", Map.of("token", cardToken))
                .expectProblem(402, "payment-declined");
        customer.postNew("/orders/" + order + "/payments", Map.of("token", "tok_ok"))
                .expect(201);
        var parcel = Map.of("carrier", "Post", "trackingNumber", canaries.plant("tracking number"));
        staff.postNew("/orders/" + order + "/shipments", parcel).expect(201);
        staff.postNew("/orders/" + order + "/refunds", Map.of("reason", canaries.plant("reason")))
                .expect(201);
        return customer;
    }

    private Reply place(Api customer, String sku) {
        return customer.postNew("/orders", Map.of("lines", List.of(Shop.line(sku, 1)), "shippingAddress", address));
    }

    private void whatIsRefused(LocalSystem system, Api anyone, Api customer) {
        anyone.post("/customers", Map.of("email", email, "password", password, "name", "A"))
                .expectProblem(409, "email-taken");
        anyone.post("/tokens", Map.of("email", email, "password", wrongPassword))
                .expectProblem(401, "bad-credentials");
        customer.put("/customers/me/password", Map.of("currentPassword", wrongPassword, "newPassword", newPassword))
                .expectProblem(401, "bad-credentials");
        anyone.post("/customers", "{\"email\":\"%s\",\"password\":\"%s\",\"name\":7,".formatted(email, password))
                .expectProblem(400, "invalid-request");
        anyone.post("/tokens/refresh", Map.of("refreshToken", canaries.plant("made-up refresh token")))
                .expectProblem(401, "bad-refresh-token");
        anyone.as(canaries.plant("made-up access token")).get("/orders").expectProblem(401, "unauthenticated");
        anyone.get("/products?query=" + canaries.plant("query") + "&limit=" + canaries.plant("limit"))
                .expect(400);
        anyone.get("/stock/" + canaries.plant("path")).expectProblem(404, "not-found");
        anyone.send(anyone.withBody("POST", "/payment-notifications/simulator", Map.of("type", cardToken))
                        .header("webhook-signature", "v1," + canaries.plant("signature")))
                .expectProblem(401, "bad-signature");
        customer.postNew("/orders", Map.of("lines", List.of(), "shippingAddress", address))
                .expect(400);
        customer.send(customer.request("/orders")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(address.toString())))
                .expect(415);
        assertThat(system.api().get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    /** What the server cannot parse it must not repeat. */
    private void whatIsNoRequest(LocalSystem system) throws IOException {
        String line = "GET /api/v1/products HTTP/1.1\r\nHost: x\r\n";
        for (String bytes : List.of(
                "GET /api/v1/products?email={" + email + "} HTTP/1.1\r\n\r\n",
                canaries.plant("method") + "@ / HTTP/1.1\r\n\r\n",
                line + "Authorization" + canaries.plant("header") + "\r\n\r\n",
                line + "Authorization : Bearer " + canaries.plant("header value") + "\r\n\r\n",
                line + "Cookie: \"" + canaries.plant("cookie") + "\r\n\r\n",
                line.replace("products", "products?a=%zz" + canaries.plant("parameter")) + "\r\n",
                line + "Content-Length: " + canaries.plant("length") + "\r\n\r\n",
                line.replace("Host: x", "Host: x y" + canaries.plant("host")) + "\r\n")) {
            try (var socket = new Socket("127.0.0.1", system.port())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
            }
        }
    }

    /** The schema gets in the way of what the product would accept, so that the driver has to say what it was. */
    private void whatTheDatabaseRefuses(LocalSystem system, Api anyone, Api customer, String sku) throws Exception {
        sql(
                system,
                "ALTER TABLE orders.orders ADD CONSTRAINT canary CHECK (shipping_address NOT LIKE '%Gasse%')",
                "CREATE UNIQUE INDEX one_of_a_name ON orders.customer (role, name)");
        try {
            var elsewhere = new HashMap<>(address);
            elsewhere.put("line1", "Gasse " + address.get("line1"));
            var order = Map.of("lines", List.of(Shop.line(sku, 1)), "shippingAddress", elsewhere);
            customer.postNew("/orders", order).expectProblem(500, "internal");
            var account = Map.of("email", "second" + email, "password", password, "name", address.get("name"));
            assertThat(anyone.post("/customers", account).status()).isIn(409, 500);
        } finally {
            sql(system, "ALTER TABLE orders.orders DROP CONSTRAINT canary", "DROP INDEX orders.one_of_a_name");
        }
    }

    private static void sql(LocalSystem system, String... statements) throws SQLException, IOException {
        JsonNode environment = JsonMapper.shared()
                .readTree(Files.readString(system.data().resolve("run/order-1.json")))
                .path("plan")
                .path("environment");
        try (var connection = DriverManager.getConnection(
                        environment.path("SALES_DB_URL").asString(),
                        environment.path("SALES_DB_USER").asString(),
                        environment.path("SALES_DB_PASSWORD").asString());
                var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private void whatMeetsAKilledProvider(LocalSystem system, Api customer, String sku) throws Exception {
        long pid = system.process("inventory-1").pid();
        signal("STOP", pid);
        var placing = CompletableFuture.supplyAsync(() -> place(customer, sku));
        assertThat(placing.get(30, TimeUnit.SECONDS).status()).isEqualTo(504);
        signal("KILL", system.process("order-1").pid());
        signal("KILL", pid);
        await().atMost(SOON).until(() -> place(customer, sku).status() == 503);
        system.up();
        await().atMost(SOON).until(() -> place(customer, sku).status() == 201);
    }

    private List<String> found(LocalSystem system) {
        var found = new ArrayList<>(canaries.in(system.data().resolve("logs")));
        for (Instance process : system.ps()) {
            String metrics = switch (process.role()) {
                case "gateway" ->
                    system.api()
                            .get("/actuator/prometheus")
                            .expect(200)
                            .response()
                            .body();
                case "order", "inventory" ->
                    new Api("http://127.0.0.1:" + system.managementPort(process.name()))
                            .get("/actuator/prometheus")
                            .expect(200)
                            .response()
                            .body();
                default -> "";
            };
            canaries.in(metrics).forEach(kind -> found.add(kind + " in the metrics of " + process.name()));
        }
        return found;
    }

    private void aPlantedLeakIsFound(LocalSystem system) {
        Path log = system.data().resolve("logs/order-1.log");
        try {
            Files.writeString(
                    log, "Welcome, " + email.toUpperCase(java.util.Locale.ROOT) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(found(system))
                .singleElement()
                .asString()
                .startsWith("e-mail")
                .endsWith("order-1.log");
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start();
        assertThat(kill.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}
