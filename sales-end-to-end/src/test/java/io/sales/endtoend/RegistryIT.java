package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the Dubbo Admin console reads and writes in ZooKeeper: that it is there, and that it works. */
@ExtendWith(SharedSystem.class)
class RegistryIT {

    private static final String INVENTORY = "io.sales.api.stock.InventoryService";
    private static final String RULE = "/dubbo/config/dubbo/" + INVENTORY + "::.condition-router";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final LocalSystem system;

    @SuppressWarnings("NullAway.Init") // connected before each test
    private ZooKeeper zooKeeper;

    RegistryIT(LocalSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() throws Exception {
        zooKeeper = Registry.connect(system.registry());
    }

    @AfterEach
    void disconnect() throws Exception {
        try {
            zooKeeper.delete(RULE, -1);
        } catch (KeeperException.NoNodeException alreadyGone) {
            // The test has removed it, or made none.
        }
        zooKeeper.close();
    }

    @ParameterizedTest
    @CsvSource({
        INVENTORY + ", sales-inventory-provider, hold",
        "io.sales.api.stock.StockService, sales-inventory-provider, adjust",
        "io.sales.api.catalogue.CatalogueService, sales-inventory-provider, search",
        "io.sales.api.order.OrderService, sales-order-provider, place",
        "io.sales.api.customer.CustomerService, sales-order-provider, signIn",
        "io.sales.api.staff.StaffService, sales-order-provider, change",
    })
    void everyServiceIsRegisteredByInterfaceWithTheMetadataOfItsMethods(
            String service, String application, String method) throws Exception {
        List<String> providers = zooKeeper.getChildren("/dubbo/" + service + "/providers", false);
        assertThat(providers).hasSize(2);
        for (String provider : providers) {
            String url = URLDecoder.decode(provider, StandardCharsets.UTF_8);
            assertThat(url)
                    .startsWith("dubbo://")
                    .contains("application=" + application, "interface=" + service, "side=provider", "release=3.3.6")
                    .containsPattern("[?&]methods=[^&]*\\b" + method + "\\b");
            assertThat(zooKeeper
                            .exists("/dubbo/" + service + "/providers/" + provider, false)
                            .getEphemeralOwner())
                    .as("gone with its process")
                    .isNotZero();
        }
        assertThat(consumers(service)).isNotEmpty().allMatch(url -> url.contains("category=consumers"));

        JsonNode definition = JsonMapper.shared()
                .readTree(zooKeeper.getData("/dubbo/metadata/" + service + "/provider/" + application, false, null));
        assertThat(definition.path("canonicalName").asString()).isEqualTo(service);
        assertThat(definition.path("methods").valueStream())
                .anyMatch(one -> one.path("name").asString().equals(method)
                        && one.path("parameterTypes").isArray()
                        && one.has("returnType"));
        assertThat(definition.path("types").size()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dubbo", "/dubbo/config", "/dubbo/config/dubbo"})
    void whatRulesAreKeptUnderStays(String node) throws Exception {
        assertThat(zooKeeper.exists(node, false)).isNotNull();
        assertThat(zooKeeper.exists(node, false).getEphemeralOwner())
                .as("0 for a plain node; a container node has its highest bit set")
                .isZero();
    }

    @Test
    void aRouteWrittenToTheConfigCentreMovesTrafficOffAnInstanceAndBack() throws Exception {
        var shop = new Shop(system);
        Api ann = shop.newCustomer();
        String sku = shop.newSku(100, 10_000);
        assertThat(holdsOnFirst(ann, sku)).as("before there is a rule").isBetween(1.0, 39.0);

        String rule = """
                configVersion: v3.0
                scope: service
                force: true
                runtime: true
                enabled: true
                key: %s
                conditions:
                  - "=> port != %d"
                """.formatted(INVENTORY, system.process("inventory-1").port());
        zooKeeper.create(
                RULE, rule.getBytes(StandardCharsets.UTF_8), ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
        await().atMost(SOON).until(() -> holdsOnFirst(ann, sku) == 0);
        assertThat(holdsOnFirst(ann, sku)).as("while the rule is there").isZero();

        zooKeeper.delete(RULE, -1);
        await().atMost(SOON).until(() -> holdsOnFirst(ann, sku) > 0);
    }

    private double holdsOnFirst(Api ann, String sku) {
        Figures first = Figures.of(system, "inventory-1");
        for (int i = 0; i < 40; i++) {
            ann.postNew("/orders", Shop.order(sku, 1)).expect(201);
        }
        return first.heldSince();
    }

    private List<String> consumers(String service) throws Exception {
        return zooKeeper.getChildren("/dubbo/" + service + "/consumers", false).stream()
                .map(one -> URLDecoder.decode(one, StandardCharsets.UTF_8))
                .toList();
    }
}
