package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sales.endtoend.LocalSystem.Instance;
import io.sales.endtoend.LocalSystem.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.zookeeper.KeeperException.NoAuthException;
import org.apache.zookeeper.ZooKeeper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One sale from registration to delivery, on each database, and the life of the processes around it. */
class SaleIT {

    private static final long MOST_RESIDENT_KIB = 2_560 * 1_024;

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void aSaleFromRegistrationToDeliveryIsStillThereTomorrow(String database) throws Exception {
        try (var system = new LocalSystem()) {
            system.with("SALES_REGISTRY_USER", "sales")
                    .with("SALES_REGISTRY_PASSWORD", "a registry password for tests")
                    .up("--db", database);
            requireClosedRegistry(system);
            assertThat(residentKib(system)).isLessThan(MOST_RESIDENT_KIB);
            List<Long> pids = listeningOnLoopbackAlone(system);
            Run demo = system.run("demo").requireSuccess();
            assertThat(demo.output()).contains("COMPLETED");

            var shop = new Shop(system);
            Api ann = shop.newCustomer();
            String sku = shop.newSku(1_250, 10);
            JsonNode order =
                    ann.postNew("/orders", Shop.order(sku, 2)).expect(201).body();
            assertThat(order.path("status").asString()).isEqualTo("AWAITING_PAYMENT");
            assertThat(order.path("total").path("amount").asLong()).isEqualTo(2_500);
            String path = "/orders/" + order.path("id").asString();
            ann.postNew(path + "/payments", Map.of("token", "tok_ok")).expect(201);
            String shipment = shop.staff()
                    .postNew(path + "/shipments", Map.of("carrier", "Post", "trackingNumber", "1Z999"))
                    .expect(201)
                    .body()
                    .path("id")
                    .asString();
            shop.staff().post(path + "/shipments/" + shipment + "/delivery", "").expect(200);
            await().atMost(Duration.ofSeconds(5)).until(() -> stock(shop, sku).equals("8/0/8"));

            system.run("down").requireSuccess();
            assertThat(system.ps()).noneMatch(Instance::isUp);
            allAreGone(pids);
            system.up("--instances", "1");
            assertThat(system.up().run("ps").output()).contains("UP");

            var reopened = new Shop(system);
            JsonNode again = reopened.staff().get(path).expect(200).body();
            assertThat(again.path("status").asString()).isEqualTo("COMPLETED");
            assertThat(stock(reopened, sku)).isEqualTo("8/0/8");
            assertThat(reopened.reconciliation().path("discrepancies")).isEmpty();
        }
    }

    @Test
    void aTakenPortIsSaidPlainlyAndNothingIsLeftRunning() throws IOException {
        var system = new LocalSystem();
        try (var taken = new ServerSocket(system.port(), 1, InetAddress.getByName("127.0.0.1"))) {
            Run up = system.run("up");

            assertThat(up.exit()).isNotZero();
            assertThat(up.output())
                    .contains(String.valueOf(taken.getLocalPort()))
                    .doesNotContain("Exception");
            assertThat(system.ps()).noneMatch(Instance::isUp);
        } finally {
            system.close();
        }
    }

    @Test
    void aMissingJavaIsSaidPlainly() {
        try (var system = new LocalSystem()) {
            Run up = system.with("JAVA_HOME", "/nowhere").run("up");

            assertThat(up.exit()).isNotZero();
            assertThat(up.output()).contains("JAVA_HOME").contains("/nowhere");
            system.without("JAVA_HOME");
        }
    }

    /**
     * @return the ids of all processes
     */
    private static List<Long> listeningOnLoopbackAlone(LocalSystem system) throws IOException {
        List<Long> pids = system.ps().stream().map(Instance::pid).toList();
        assertThat(pids).hasSizeGreaterThanOrEqualTo(8).allMatch(pid -> pid > 0);
        assertThat(ListeningSockets.of(pids)).isNotEmpty().allMatch(ListeningSockets.Socket::isLoopback);
        return pids;
    }

    /** A process that has ended is listed until its parent has taken note. */
    private static void allAreGone(List<Long> pids) {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        pids.stream().noneMatch(pid -> ProcessHandle.of(pid).isPresent()));
    }

    /** With credentials, nobody else reads who provides what, and with which token. */
    private static void requireClosedRegistry(LocalSystem system) throws Exception {
        ZooKeeper stranger = Registry.connect(system.registry());
        try {
            assertThatThrownBy(() -> stranger.getChildren("/dubbo", false)).isInstanceOf(NoAuthException.class);
        } finally {
            stranger.close();
        }
    }

    private static String stock(Shop shop, String sku) {
        JsonNode stock = shop.stock(sku);
        return "%d/%d/%d"
                .formatted(
                        stock.path("onHand").asLong(),
                        stock.path("reserved").asLong(),
                        stock.path("available").asLong());
    }

    private static long residentKib(LocalSystem system) {
        return system.ps().stream().mapToLong(one -> residentKib(one.pid())).sum();
    }

    private static long residentKib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
