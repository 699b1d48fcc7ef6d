package io.sales.platform.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns {@code sales.registry} ({@code host:port,host:port}) into Dubbo's registry address, and makes the nodes that rules
 * are kept under.
 *
 * <p>Left to itself, Dubbo's client makes those as container nodes, which ZooKeeper removes when the last rule goes; the
 * Admin console then loses every later rule without a word. As plain nodes they stay.
 */
public class RegistryInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<String> PLAIN_NODES = List.of("/dubbo", "/dubbo/config", "/dubbo/config/dubbo");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SESSION = Duration.ofSeconds(10);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String servers = context.getEnvironment().getProperty("sales.registry");
        if (servers == null || servers.isBlank()) {
            return;
        }
        ListeningAddress.defaultToLoopback(System.getenv(), System.getProperties());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("sales registry", Map.of("dubbo.registry.address", address(servers))));
        createPlainNodes(servers);
    }

    /** Dubbo names the first server of an ensemble and calls the rest its backup. */
    static String address(String servers) {
        List<String> all = Arrays.stream(servers.split(",")).map(String::strip).toList();
        String backup = all.stream().skip(1).collect(Collectors.joining(","));
        return "zookeeper://" + all.get(0) + "?session=" + SESSION.toMillis()
                + (backup.isEmpty() ? "" : "&backup=" + backup);
    }

    private static void createPlainNodes(String servers) {
        var connected = new CountDownLatch(1);
        try {
            var zooKeeper = new ZooKeeper(servers, (int) SESSION.toMillis(), event -> {
                if (event.getState() == KeeperState.SyncConnected) {
                    connected.countDown();
                }
            });
            try {
                if (!connected.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw unreachable(servers, null);
                }
                for (String node : PLAIN_NODES) {
                    createIfMissing(zooKeeper, node);
                }
            } finally {
                zooKeeper.close();
            }
        } catch (IOException | KeeperException e) {
            throw unreachable(servers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for ZooKeeper", e);
        }
    }

    private static void createIfMissing(ZooKeeper zooKeeper, String node) throws KeeperException, InterruptedException {
        try {
            zooKeeper.create(node, new byte[0], ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
        } catch (KeeperException.NodeExistsException alreadyThere) {
            // Another process made it first, or it was there from the last run.
        }
    }

    private static IllegalStateException unreachable(String servers, @Nullable Exception cause) {
        return new IllegalStateException(
                "ZooKeeper at %s did not answer within %d s: start it, or set SALES_REGISTRY to where it is."
                        .formatted(servers, PATIENCE.toSeconds()),
                cause);
    }
}
