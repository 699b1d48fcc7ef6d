package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The payment simulator tells the gateway what changed: all of the way, between the processes as they run. */
@ExtendWith(SharedSystem.class)
class NotifiedPaymentIT {

    /** How long {@code tok_slow} takes. */
    private static final Duration CAPTURE = Duration.ofSeconds(5);

    /** Asking alone finds it out a second or more after that. */
    private static final Duration LAG = Duration.ofMillis(900);

    private static final int SALES = 9;

    private final LocalSystem system;
    private final Shop shop;

    NotifiedPaymentIT(LocalSystem system) {
        this.system = system;
        this.shop = new Shop(system);
    }

    @Test
    void aSlowCaptureIsKnownWithinAFractionOfASecond() throws Exception {
        String sku = shop.newSku(1_250, 2 * SALES);
        Api customer = shop.newCustomer();
        Callable<Duration> sale = () -> {
            String order = "/orders/"
                    + customer.postNew("/orders", Shop.order(sku, 1))
                            .expect(201)
                            .body()
                            .path("id")
                            .asString();
            customer.postNew(order + "/payments", Map.of("token", "tok_slow")).expect(201);
            long accepted = System.nanoTime();
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(20))
                    .until(() ->
                            customer.get(order).body().path("status").asString().equals("CONFIRMED"));
            return Duration.ofNanos(System.nanoTime() - accepted);
        };

        // The first ones wait for classes to be loaded, on the way that is measured.
        inParallel(sale);
        List<Duration> known = inParallel(sale);

        assertThat(known.get(SALES / 2))
                .as("median of %s", known)
                .isBetween(CAPTURE.minusSeconds(1), CAPTURE.plus(LAG));
    }

    @Test
    void theSecretIsItsOwnersOnlyAndInNoLog() throws IOException {
        Path file = system.data().resolve("secrets/notification-secret");
        String secret = Files.readString(file).strip();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(secret).startsWith("whsec_");
        try (Stream<Path> logs = Files.list(system.data().resolve("logs"))) {
            assertThat(logs).isNotEmpty().noneMatch(log -> read(log).contains(secret.substring(6)));
        }
    }

    @Test
    void whatIsNotSignedIsRefused() {
        Api anyone = shop.anyone();
        String body =
                "{\"type\":\"charge.captured\",\"data\":{\"attemptId\":\"pay_1\",\"amount\":1,\"currency\":\"EUR\"}}";

        anyone.post("/payment-notifications/simulator", body).expectProblem(401, "bad-signature");
        anyone.post("/payment-notifications/nobody", body).expectProblem(404, "not-found");
    }

    private static List<Duration> inParallel(Callable<Duration> sale) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(SALES);
        try {
            var known = new ArrayList<Duration>();
            for (var done : threads.invokeAll(
                    IntStream.range(0, SALES).mapToObj(number -> sale).toList())) {
                known.add(done.get());
            }
            return known.stream().sorted().toList();
        } finally {
            threads.shutdown();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
