package io.sales.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sales.payment.simulator.Receiver.Delivery;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is named is told of every change, at least once, whatever dies in between. */
class NotificationTest {

    private static final String OLD = "whsec_b2xkIHNlY3JldCBvZiB0aGUgcGF5bWVudCBwcm92aWRlcg==";
    private static final String NEW = "whsec_bmV3IHNlY3JldCBvZiB0aGUgcGF5bWVudCBwcm92aWRlcg==";
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path data;

    private final ShiftedClock clock = new ShiftedClock();

    @Test
    void everyChangeIsToldAndThatAChargeIsPendingIsNone() throws Exception {
        try (var receiver = Receiver.start(0, nth -> 204);
                var server = start(receiver)) {
            Merchant merchant = Merchant.of(server);
            merchant.charge("a1", 1250, "tok_ok");
            merchant.refund("r1", "a1", 50);
            merchant.charge("a2", 1250, "tok_declined");
            merchant.charge("a3", 1250, "tok_never");
            merchant.cancel("a3");
            merchant.charge("a4", 1250, "tok_slow");
            await().atMost(SOON).until(() -> receiver.types().size() == 4);
            assertThat(receiver.types())
                    .containsExactlyInAnyOrder(
                            "charge.captured", "refund.succeeded", "charge.declined", "charge.cancelled");

            clock.forward(Charges.SLOW);

            await().atMost(SOON).until(() -> receiver.types().size() == 5);
            Delivery last = receiver.deliveries().get(4);
            assertThat(last.body().path("type").asString()).isEqualTo("charge.captured");
            assertThat(last.body().path("data").path("attemptId").asString()).isEqualTo("a4");
            assertThat(last.body().path("data")).isEqualTo(merchant.charge("a4").body());
        }
    }

    @Test
    void aRepeatedRequestChangesNothingAndIsToldOnce() throws Exception {
        try (var receiver = Receiver.start(0, nth -> 204);
                var server = start(receiver)) {
            Merchant merchant = Merchant.of(server);
            for (int i = 0; i < 5; i++) {
                merchant.charge("a1", 1250, "tok_ok");
                merchant.cancel("a1");
                merchant.refund("r1", "a1", 50);
            }
            await().atMost(SOON).until(() -> pending() == 0);

            assertThat(receiver.types()).containsExactlyInAnyOrder("charge.captured", "refund.succeeded");
        }
    }

    @Test
    void aNotificationIsSignedWithEverySecretOverWhatIsSent() throws Exception {
        try (var receiver = Receiver.start(0, nth -> 204);
                var server = start(receiver)) {
            Merchant.of(server).charge("a1", 1250, "tok_ok");
            await().atMost(SOON).until(() -> !receiver.deliveries().isEmpty());
            Delivery delivery = receiver.deliveries().get(0);

            assertThat(delivery.signature().split(" "))
                    .containsExactly(signature(OLD, delivery), signature(NEW, delivery));
            assertThat(Long.parseLong(delivery.timestamp()))
                    .isCloseTo(clock.instant().getEpochSecond(), within(5));
        }
    }

    @Test
    void whatIsNotAcceptedIsSentAgainUnderTheSameIdWithANewTimestamp() throws Exception {
        try (var receiver = Receiver.start(0, nth -> nth == 0 ? Receiver.SILENCE : nth == 1 ? 500 : 204);
                var server = start(receiver)) {
            Merchant.of(server).charge("a1", 1250, "tok_ok");
            await().atMost(SOON).until(() -> pending() == 0);

            assertThat(receiver.deliveries()).hasSize(3);
            assertThat(receiver.deliveries())
                    .extracting(Delivery::id)
                    .containsOnly(receiver.deliveries().get(0).id());
            assertThat(receiver.deliveries())
                    .extracting(Delivery::body)
                    .containsOnly(receiver.deliveries().get(0).body());
        }
    }

    @Test
    void whatFailedComesAfterWhatHappenedLater() throws Exception {
        var refundArrived = new AtomicBoolean();
        try (var receiver = Receiver.start(0, nth -> refundArrived.get() ? 204 : 500);
                var server = start(receiver)) {
            Merchant merchant = Merchant.of(server);
            merchant.charge("a1", 1250, "tok_ok");
            await().atMost(SOON).until(() -> receiver.types().contains("charge.captured"));
            merchant.refund("r1", "a1", 50);
            await().atMost(SOON).until(() -> receiver.types().contains("refund.succeeded"));
            int before = receiver.types().size();
            refundArrived.set(true);
            await().atMost(SOON).until(() -> pending() == 0);

            List<String> accepted =
                    receiver.types().subList(before, receiver.types().size());
            assertThat(accepted).contains("charge.captured", "refund.succeeded");
            assertThat(receiver.types().indexOf("refund.succeeded"))
                    .isLessThan(receiver.types().lastIndexOf("charge.captured"));
        }
    }

    @Test
    void inTheEndItGivesUp() throws Exception {
        try (var receiver = Receiver.start(0, nth -> 503);
                var server = start(receiver)) {
            Merchant.of(server).charge("a1", 1250, "tok_ok");
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                clock.forward(Duration.ofMinutes(6));
                return pending() == 0;
            });

            assertThat(receiver.deliveries()).hasSize(Outbox.MAX_TRIES);
        }
    }

    /** The control beside it: where nobody is to be told, nothing is kept. */
    @Test
    void withoutAReceiverNothingIsKept() throws Exception {
        try (var server = PaymentServer.start(new Settings(0, data, null), clock)) {
            Merchant.of(server).charge("a1", 1250, "tok_ok");
            assertThat(pending()).isZero();
        }
    }

    /** A real process, killed after it has answered the charge and before anybody could be told. */
    @Test
    void whatWasCommittedIsToldEvenIfTheProcessIsKilledBeforeItSends() throws Exception {
        int port = freePort();
        int receiverPort = freePort();
        Process first = process(port, receiverPort);
        try {
            Merchant merchant = new Merchant(HttpClient.newHttpClient(), port);
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> merchant.send("GET", "/health", "").status() == 200);
            assertThat(merchant.charge("a1", 1250, "tok_ok").status()).isEqualTo(200);
        } finally {
            first.destroyForcibly().waitFor();
        }

        try (var receiver = Receiver.start(receiverPort, nth -> 204)) {
            assertThat(receiver.deliveries()).isEmpty();
            Process second = process(port, receiverPort);
            try {
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> !receiver.deliveries().isEmpty());
            } finally {
                second.destroyForcibly().waitFor();
            }
            assertThat(receiver.types()).containsOnly("charge.captured");
            assertThat(receiver.deliveries()
                            .get(0)
                            .body()
                            .path("data")
                            .path("attemptId")
                            .asString())
                    .isEqualTo("a1");
        }
    }

    private PaymentServer start(Receiver receiver) throws IOException {
        return PaymentServer.start(
                new Settings(0, data, NotificationTarget.of(receiver.url(), OLD + "," + NEW)), clock);
    }

    private Process process(int port, int receiverPort) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PaymentSimulator.class.getName());
        builder.environment().put("SALES_PAYMENT_PORT", Integer.toString(port));
        builder.environment().put("SALES_PAYMENT_DATA", data.toString());
        builder.environment().put("SALES_PAYMENT_NOTIFY_URL", "http://127.0.0.1:" + receiverPort + "/notify");
        builder.environment().put("SALES_PAYMENT_NOTIFY_SECRETS", NEW);
        builder.redirectErrorStream(true).redirectOutput(new File(data.toFile(), "log"));
        return builder.start();
    }

    /** How many notifications are in the database, seen from beside the server. */
    private int pending() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + data.resolve("payment") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                        "sa",
                        "");
                var statement = connection.createStatement();
                var count = statement.executeQuery("SELECT COUNT(*) FROM notifications")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static String signature(String secret, Delivery delivery) {
        return NotificationTarget.of("http://127.0.0.1/", secret)
                .signatures(delivery.id(), Long.parseLong(delivery.timestamp()), delivery.bytes());
    }

    private static org.assertj.core.data.Offset<Long> within(long seconds) {
        return org.assertj.core.data.Offset.offset(seconds);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
