package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sales.endtoend.Api.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What clients are told while a part is away or slow, or they ask too much; and that payments end well all the same. */
class UnavailableIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void partsThatAreAwayOrSlowAreToldApart() throws Exception {
        try (var system = new LocalSystem()
                .with("SALES_HOLD_SECONDS", "8")
                .with("SALES_SIGN_INS_PER_MINUTE", "10")
                .up("--instances", "1")) {
            var shop = new Shop(system);
            Api ann = shop.newCustomer();
            String sku = shop.newSku(500, 10);

            List<String> paid = ordersPaidWithoutAnAnswer(ann, sku);
            anUnpaidOrderExpires(shop, ann, sku);
            areConfirmed(paid, ann);
            aSlowProviderIs504(system, ann, sku);
            aStoppedProviderIs503(system, ann, sku);
            tooManySignInsAre429(shop);
        }
    }

    private static void anUnpaidOrderExpires(Shop shop, Api ann, String sku) {
        JsonNode order = ann.postNew("/orders", Shop.order(sku, 3)).expect(201).body();
        assertThat(Duration.between(instant(order, "placedAt"), instant(order, "payBy")))
                .isEqualTo(Duration.ofSeconds(8));
        String path = "/orders/" + order.path("id").asString();
        ann.postNew(path + "/payments", Map.of("token", "tok_never")).expect(201);

        await().atMost(SOON)
                .until(() -> ann.get(path).body().path("status").asString().equals("CANCELLED"));

        assertThat(ann.get(path).body().path("cancelReason").asString()).isEqualTo("EXPIRED");
        await().atMost(SOON).until(() -> shop.stock(sku).path("available").asLong() == 8);
    }

    private static List<String> ordersPaidWithoutAnAnswer(Api ann, String sku) {
        return Stream.of("tok_lost", "tok_slow")
                .map(token -> {
                    JsonNode order = ann.postNew("/orders", Shop.order(sku, 1))
                            .expect(201)
                            .body();
                    String path = "/orders/" + order.path("id").asString();
                    Reply payment = ann.postNew(path + "/payments", Map.of("token", token))
                            .expect(201);
                    assertThat(payment.body().path("status").asString()).isEqualTo("PENDING");
                    return path;
                })
                .toList();
    }

    private static void areConfirmed(List<String> orders, Api ann) {
        for (String path : orders) {
            await().atMost(SOON)
                    .until(() -> ann.get(path).body().path("status").asString().equals("CONFIRMED"));
        }
    }

    /** A process that is stopped by a signal keeps its connections and answers nothing. */
    private static void aSlowProviderIs504(LocalSystem system, Api ann, String sku) throws Exception {
        long pid = system.process("inventory-1").pid();
        signal("STOP", pid);
        Reply reply;
        try {
            reply = ann.post("/orders", Shop.order(sku, 1), "slow");
        } finally {
            signal("CONT", pid);
        }
        reply.expectProblem(504, "timeout");
        assertThat(reply.header("Retry-After")).isPresent();
        await().atMost(SOON)
                .until(() -> ann.post("/orders", Shop.order(sku, 1), "slow").status() == 201);
    }

    private static void aStoppedProviderIs503(LocalSystem system, Api ann, String sku) {
        system.run("stop", "inventory-1").requireSuccess();
        Reply reply = ann.post("/orders", Shop.order(sku, 1), "away").expectProblem(503, "unavailable");
        assertThat(reply.header("Retry-After")).isPresent();
        await().atMost(SOON)
                .until(() -> system.api().get("/actuator/health/readiness").status() == 503);
        assertThat(system.api().get("/actuator/health/liveness").status()).isEqualTo(200);

        system.run("start", "inventory-1").requireSuccess();
        await().atMost(SOON)
                .until(() -> ann.post("/orders", Shop.order(sku, 1), "away").status() == 201);
        await().atMost(SOON)
                .until(() -> system.api().get("/actuator/health/readiness").status() == 200);
    }

    private static void tooManySignInsAre429(Shop shop) {
        Reply reply;
        int tries = 0;
        do {
            reply = shop.anyone().post("/tokens", Map.of("email", "a@b.example", "password", "no password"));
            assertThat(++tries).isLessThan(20);
        } while (reply.status() == 401);
        reply.expectProblem(429, "too-many-requests");
        assertThat(reply.header("Retry-After")).isPresent();
    }

    private static Instant instant(JsonNode body, String member) {
        return Instant.parse(body.path(member).asString());
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                .inheritIO()
                .start();
        assertThat(kill.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}
