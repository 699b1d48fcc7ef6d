package io.sales.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.launcher.process.Failure;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.PortBlock;
import io.sales.launcher.process.Progress;
import io.sales.launcher.process.Role;
import io.sales.launcher.process.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each process is told, in a repository with empty applications whose path has a space in it. */
class BlueprintTest {

    @TempDir
    private Path directory;

    private Path root;

    @BeforeEach
    void build() throws IOException {
        root = Files.createDirectory(directory.resolve("the shop"));
        for (String module : List.of(
                "sales-inventory-provider", "sales-order-provider", "sales-gateway", "sales-payment-simulator")) {
            Path target = Files.createDirectories(root.resolve(module).resolve("target"));
            archive(target.resolve(module + "-1.jar"), "io.example." + module.replace('-', '_'));
        }
        Files.writeString(Files.createDirectory(root.resolve("config")).resolve("zookeeper.cfg"), "tickTime=2000\n");
    }

    @Test
    void aSystemConsistsOfTheseProcesses() {
        assertThat(plans(Map.of(), 2).names())
                .containsExactlyInAnyOrder(
                        "zookeeper",
                        "database",
                        "payment",
                        "inventory-1",
                        "inventory-2",
                        "order-1",
                        "order-2",
                        "gateway");
        assertThat(plans(Map.of(), 1).names()).hasSize(6);
    }

    @Test
    void theUsualPortsAreTakenOnlyIfNoneIsNamed() {
        Plans usual = plans(Map.of(), 1);
        Plans second = plans(Map.of("SALES_PORT", "9090"), 1);

        assertThat(usual.of("gateway").ports().main()).isEqualTo(8080);
        assertThat(usual.of("zookeeper").ports().main()).isEqualTo(2181);
        assertThat(second.of("gateway").ports().main()).isEqualTo(9090);
        assertThat(second.of("zookeeper").ports().main()).isBetween(20_000, 32_000);
    }

    @Test
    void noTwoProcessesShareAPort() {
        var ports = new HashSet<Integer>();
        int count = 0;
        for (Plan plan : plans(Map.of(), 10).all()) {
            for (int port : List.of(
                    plan.ports().main(), plan.ports().management(), plan.ports().qos())) {
                count += port == 0 ? 0 : 1;
                ports.add(port);
            }
        }
        ports.remove(0);

        assertThat(ports).hasSize(count);
    }

    @Test
    void anOrderProviderIsToldWhereEverythingIs() {
        Plans plans = plans(Map.of("SALES_HOLD_SECONDS", "7", "SALES_STAFF_PASSWORD", "of the staff"), 1);
        Plan order = plans.of("order-1");

        assertThat(order.role()).isEqualTo(Role.ORDER);
        assertThat(order.environment())
                .containsEntry("SALES_REGISTRY", "127.0.0.1:2181")
                .containsEntry("SALES_RPC_PORT", "" + order.ports().main())
                .containsEntry("SALES_MANAGEMENT_PORT", "" + order.ports().management())
                .containsEntry("SALES_QOS_PORT", "" + order.ports().qos())
                .containsEntry(
                        "SALES_DB_URL",
                        "jdbc:h2:tcp://127.0.0.1:%d/orders;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0"
                                .formatted(plans.of("database").ports().main()))
                .containsEntry(
                        "SALES_PAYMENT_URL",
                        "http://127.0.0.1:" + plans.of("payment").ports().main())
                .containsEntry("SALES_HOLD_SECONDS", "7")
                .containsEntry("SALES_STAFF_EMAIL", "staff@sales.local")
                .containsEntry("SALES_STAFF_PASSWORD", "of the staff")
                .containsKeys("DUBBO_IP_TO_BIND", "DUBBO_IP_TO_REGISTRY");
        assertThat(order.readiness())
                .isEqualTo("http://127.0.0.1:%d/actuator/health/readiness"
                        .formatted(order.ports().management()));
        assertThat(order.command())
                .contains("io.example.sales_order_provider")
                .contains("--spring.config.additional-location=optional:file:" + root + "/config/");
    }

    @Test
    void oneInstanceOfAProgramRecordsItsClassesAndLaterOnesUseThem() throws IOException {
        var recording = Map.of("SALES_RECORD_CLASSES", "true");
        assertThat(archiveOptions(plans(Map.of(), 2))).isEmpty();

        List<String> recorded = archiveOptions(plans(recording, 2));

        assertThat(recorded)
                .hasSize(3)
                .allSatisfy(option -> assertThat(option).startsWith("-XX:ArchiveClassesAtExit="));
        Path archive = Path.of(recorded.get(0).split("=", 2)[1]);
        Files.writeString(archive, "");
        assertThat(archiveOptions(plans(recording, 2)))
                .hasSize(4)
                .filteredOn(option -> option.equals("-XX:SharedArchiveFile=" + archive))
                .hasSize(2);
    }

    @Test
    void severalSystemsMayRunFromTheSameCopies() throws IOException {
        Path shared = Files.createDirectory(root.resolve("shared programs"));
        Files.createDirectory(shared.resolve("sales-gateway-of-another-build"));
        var sharing = Map.of("SALES_PROGRAMS", shared.toString());

        Plan gateway = plans(sharing, 1).of("gateway");
        Blueprint.discardOldPrograms(Settings.of(root, sharing));

        assertThat(gateway.command()).anyMatch(option -> option.startsWith("@" + shared));
        assertThat(gateway.environment()).doesNotContainKey("SALES_PROGRAMS");
        assertThat(shared).isDirectoryContaining("glob:**-of-another-build");
    }

    private static List<String> archiveOptions(Plans plans) {
        return plans.all().stream()
                .flatMap(plan -> plan.command().stream())
                .filter(option -> option.contains("Archive"))
                .toList();
    }

    @Test
    void theOptionsForJavaComeAfterOurOwn() {
        Plans plans = plans(Map.of("SALES_JAVA_OPTIONS", " -XX:TieredStopAtLevel=4  -Da=b "), 1);

        for (String process : List.of("order-1", "inventory-1", "gateway", "database")) {
            assertThat(plans.of(process).command())
                    .containsSubsequence("-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=4", "-Da=b");
            assertThat(plans.of(process).environment()).doesNotContainKey("SALES_JAVA_OPTIONS");
        }
    }

    @Test
    void theSimulatorNotifiesTheGatewayWithASecretThatOrderProvidersShare() {
        Plans plans = plans(Map.of("SALES_PORT", "9090"), 2);
        String secret = plans.of("payment").environment().getOrDefault("SALES_PAYMENT_NOTIFY_SECRETS", "");

        assertThat(plans.of("payment").environment())
                .containsEntry(
                        "SALES_PAYMENT_NOTIFY_URL", "http://127.0.0.1:9090/api/v1/payment-notifications/simulator");
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        for (String order : List.of("order-1", "order-2")) {
            assertThat(plans.of(order).environment()).containsEntry("SALES_PAYMENT_NOTIFY_SECRETS", secret);
        }
        assertThat(plans(Map.of("SALES_PORT", "9090"), 1).of("payment").environment())
                .as("the next start")
                .containsEntry("SALES_PAYMENT_NOTIFY_SECRETS", secret);
        Plans rotating = plans(Map.of("SALES_PAYMENT_NOTIFY_SECRETS", "whsec_old,whsec_new"), 1);
        assertThat(rotating.of("order-1").environment())
                .containsEntry("SALES_PAYMENT_NOTIFY_SECRETS", "whsec_old,whsec_new");
    }

    @Test
    void passwordsGoOnlyWhereTheyAreNeeded() {
        Plans plans = plans(Map.of("SALES_STAFF_PASSWORD", "of the staff"), 1);

        assertThat(plans.of("inventory-1").environment()).doesNotContainKey("SALES_STAFF_PASSWORD");
        assertThat(plans.of("gateway").environment()).doesNotContainKeys("SALES_STAFF_PASSWORD", "SALES_DB_PASSWORD");
        assertThat(plans.all().stream()
                        .filter(plan -> plan.environment().containsKey("SALES_PAYMENT_NOTIFY_SECRETS"))
                        .map(Plan::name))
                .containsExactlyInAnyOrder("payment", "order-1");
        String password = plans.of("database").environment().getOrDefault("SALES_DB_PASSWORD", "");
        assertThat(plans.all())
                .allSatisfy(plan -> assertThat(plan.command())
                        .noneMatch(word -> word.contains(password) || word.contains("of the staff")));
    }

    @Test
    void anExistingRegistryAndDatabaseAreUsed() throws IOException {
        try (var registry = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String servers = "127.0.0.1:1,127.0.0.1:" + registry.getLocalPort();
            Plans plans = plans(
                    Map.of(
                            "SALES_REGISTRY", servers,
                            "SALES_DB_URL", "jdbc:h2:mem:existing",
                            "SALES_DB_USER", "shop",
                            "SALES_DB_PASSWORD", "secret"),
                    1);

            assertThat(plans.names()).doesNotContain("zookeeper", "database");
            for (String provider : List.of("inventory-1", "order-1")) {
                assertThat(plans.of(provider).environment())
                        .containsEntry("SALES_REGISTRY", servers)
                        .containsEntry("SALES_DB_URL", "jdbc:h2:mem:existing")
                        .containsEntry("SALES_DB_USER", "shop")
                        .containsEntry("SALES_DB_PASSWORD", "secret");
            }
        }
    }

    @Test
    void whatShouldExistAndDoesNotIsNamedBeforeAnythingStarts() {
        assertThatThrownBy(() -> plans(Map.of("SALES_REGISTRY", "127.0.0.1:1"), 1))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("SALES_REGISTRY");
        assertThatThrownBy(() -> plans(Map.of("SALES_DB_URL", "jdbc:postgresql://127.0.0.1:1/sales"), 1))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("SALES_DB_URL");
    }

    @Test
    void serversListenOnTheLoopbackInterfaceAlone() throws IOException {
        Plans plans = plans(Map.of(), 1);

        assertThat(plans.of("database").command()).contains("-Dh2.bindAddress=127.0.0.1");
        assertThat(plans.of("database").stopSignal()).isEqualTo(StopSignal.TERM);
        assertThat(Files.readString(root.resolve("data/zookeeper/zoo.cfg")))
                .contains("tickTime=2000", "clientPortAddress=127.0.0.1", "clientPort=2181");
    }

    @Test
    void aBuildWhileTheSystemRunsLeavesTheCopyAlone() throws IOException {
        Path before = classPathFile(plans(Map.of(), 1).of("gateway"));
        Path jar = root.resolve("sales-gateway/target/sales-gateway-1.jar");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000));

        Path after = classPathFile(plans(Map.of(), 1).of("gateway"));

        assertThat(after).isNotEqualTo(before).exists();
        assertThat(before).exists();
        assertThat(Files.readString(after)).contains("/lib/a.jar").contains("the shop");
    }

    @Test
    void withoutIpv6TheLoopbackInterfaceGetsAName() throws IOException {
        Path hosts = directory.resolve("hosts");

        Loopback loopback = Loopback.named(hosts, List.of("127.0.0.1"));

        assertThat(loopback.options()).containsExactly("-Djdk.net.hosts.file=" + hosts);
        assertThat(Files.readAllLines(hosts)).contains("127.0.0.1 localhost " + loopback.host());
        assertThat(loopback.environment())
                .isEqualTo(Map.of("DUBBO_IP_TO_BIND", loopback.host(), "DUBBO_IP_TO_REGISTRY", loopback.host()));
    }

    private Plans plans(Map<String, String> environment, int instances) {
        var settings = Settings.of(root, new HashMap<>(environment));
        var progress = new Progress(new PrintStream(new ByteArrayOutputStream()));
        try (var free = PortBlock.reserve()) {
            var ports = new PortBook(settings, Map.of(), free);
            DatabaseKind kind = DatabaseKind.choose(Optional.empty(), settings, new DataDirectory(settings.data()));
            return new Plans(Blueprint.prepare(settings, kind, ports, progress).plans(instances));
        }
    }

    private static Path classPathFile(Plan plan) {
        return plan.command().stream()
                .filter(word -> word.startsWith("@"))
                .map(word -> Path.of(word.substring(1)))
                .findFirst()
                .orElseThrow();
    }

    private static void archive(Path file, String startClass) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", startClass);
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (String entry : List.of("BOOT-INF/classes/application.yml", "BOOT-INF/lib/a.jar", "org/loader.class")) {
                jar.putNextEntry(new ZipEntry(entry));
                jar.closeEntry();
            }
        }
    }

    private record Plans(List<Plan> all) {

        List<String> names() {
            return all.stream().map(Plan::name).toList();
        }

        Plan of(String name) {
            return all.stream()
                    .filter(plan -> plan.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
