package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Accounts and sessions, all of the way. */
@ExtendWith(SharedSystem.class)
class PeopleIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String PASSWORD = "a customer's password";

    private final String email = UUID.randomUUID() + "@example.com";
    private final LocalSystem system;
    private final Shop shop;

    PeopleIT(LocalSystem system) {
        this.system = system;
        this.shop = new Shop(system);
        register();
    }

    @Test
    void aSessionThatIsOverIsOverAtEveryGateway() {
        try (var second = new SecondGateway(system)) {
            Api leaving = shop.anyone().signIn(email, PASSWORD);
            Api elsewhere = second.api().signIn(email, PASSWORD);
            assertThat(known(second.api(), leaving)).isTrue();

            leaving.delete("/tokens").expect(204);
            await().atMost(SOON).until(() -> !known(second.api(), leaving));
            assertThat(known(shop.anyone(), elsewhere)).as("another session").isTrue();

            Api here = shop.anyone().signIn(email, PASSWORD);
            here.put("/customers/me/password", Map.of("currentPassword", PASSWORD, "newPassword", PASSWORD + "2"))
                    .expect(204);
            await().atMost(SOON).until(() -> !known(second.api(), elsewhere) && !known(shop.anyone(), elsewhere));
            assertThat(known(second.api(), here)).isTrue();

            here.send(here.withBody("DELETE", "/customers/me", Map.of("currentPassword", PASSWORD + "2")))
                    .expect(204);
            await().atMost(SOON).until(() -> !known(second.api(), here));
        }
    }

    @Test
    void whoDeletesAnAccountIsForgotten() {
        Api ann = shop.anyone().signIn(email, PASSWORD);
        String sku = shop.newSku(1_000, 5);
        String ended = ann.postNew("/orders", Shop.order(sku, 1))
                .expect(201)
                .body()
                .path("id")
                .asString();
        ann.postNew("/orders/" + ended + "/cancellations", Map.of("reason", "I moved to Street 5"))
                .expect(201);
        String open = ann.postNew("/orders", Shop.order(sku, 2))
                .expect(201)
                .body()
                .path("id")
                .asString();

        ann.send(ann.withBody("DELETE", "/customers/me", Map.of("currentPassword", "not it, surely")))
                .expectProblem(401, "bad-credentials");
        ann.send(ann.withBody("DELETE", "/customers/me", Map.of())).expectProblem(400, "invalid-request");
        ann.send(ann.withBody("DELETE", "/customers/me", Map.of("currentPassword", PASSWORD)))
                .expect(204);

        ann.get("/customers/me").expectProblem(401, "unauthenticated");
        ann.send(ann.withBody("DELETE", "/customers/me", Map.of("currentPassword", PASSWORD)))
                .expectProblem(401, "unauthenticated");
        shop.anyone()
                .post("/tokens", Map.of("email", email, "password", PASSWORD))
                .expectProblem(401, "bad-credentials");
        await().atMost(SOON).until(() -> !address(ended).toString().contains("Ann"));
        assertThat(address(ended).path("country").asString()).isEqualTo("DE");
        assertThat(address(open).path("name").asString()).isEqualTo("Ann Example");
        register();
        Api again = shop.anyone().signIn(email, PASSWORD);
        assertThat(again.get("/orders").expect(200).body().path("items").size()).isZero();
        again.get("/orders/" + open).expectProblem(404, "not-found");
    }

    @Test
    void staffAccountsStay() {
        Api staff = shop.staff();
        staff.send(staff.withBody("DELETE", "/customers/me", Map.of("currentPassword", LocalSystem.STAFF_PASSWORD)))
                .expectProblem(403, "forbidden");
        assertThat(staff.get("/customers/me").expect(200).body().path("role").asString())
                .isEqualTo("ADMIN");
    }

    @Test
    void guessingIsSlowAndLeavesTheOwnerAlone() {
        String nobody = UUID.randomUUID() + "@example.com";
        for (String account : new String[] {email, nobody}) {
            assertThat(IntStream.range(0, 33)
                            .filter(i -> signIn("127.0.0.3", account, "not the password")
                                    .startsWith("HTTP/1.1 401"))
                            .count())
                    .as("the same for who has no account")
                    .isBetween(30L, 31L);
            String refused = signIn("127.0.0.3", account, PASSWORD);
            assertThat(refused).startsWith("HTTP/1.1 429").contains("\"code\":\"too-many-requests\"");
            assertThat(refused).containsPattern("Retry-After: [1-6]?[0-9]\r\n");
        }
        assertThat(signIn("127.0.0.2", email, PASSWORD)).startsWith("HTTP/1.1 200");
    }

    private void register() {
        shop.anyone()
                .post("/customers", Map.of("email", email, "password", PASSWORD, "name", "Ann"))
                .expect(201);
    }

    /** Whether the gateway takes the access token; orders can be asked for whatever has become of the account. */
    private static boolean known(Api gateway, Api holder) {
        int status = gateway.as(holder.token()).get("/orders").status();
        assertThat(status).isIn(200, 401);
        return status == 200;
    }

    private JsonNode address(String order) {
        return shop.staff().get("/orders/" + order).expect(200).body().path("shippingAddress");
    }

    /** From another address of this machine. */
    private String signIn(String from, String account, String password) {
        String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(account, password);
        String request = "POST /api/v1/tokens HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", system.port()), 5_000);
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
