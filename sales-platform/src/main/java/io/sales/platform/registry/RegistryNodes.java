package io.sales.platform.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.ACL;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the part of ZooKeeper that Dubbo uses.
 *
 * <p>Left to itself, Dubbo's client makes the nodes that rules are kept under as container nodes, which ZooKeeper removes
 * when the last rule goes; the Admin console then loses every later rule without a word. Here they are made as plain nodes,
 * which stay.
 *
 * <p>With credentials, whatever stands open from a time without them is closed: an open node is one under which anybody could
 * register a provider of his own.
 */
final class RegistryNodes {

    private static final String ROOT = "/dubbo";
    private static final List<String> PLAIN_NODES = List.of(ROOT, ROOT + "/config", ROOT + "/config/dubbo");
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ZooKeeper zooKeeper;
    private final List<ACL> access;

    private RegistryNodes(ZooKeeper zooKeeper, List<ACL> access) {
        this.zooKeeper = zooKeeper;
        this.access = access;
    }

    /**
     * @throws IllegalStateException if ZooKeeper does not answer, or other credentials than these own the nodes
     */
    static void prepare(String servers, Optional<Credentials> credentials) {
        var connected = new CountDownLatch(1);
        try {
            var zooKeeper = new ZooKeeper(servers, (int) RegistryInitializer.SESSION.toMillis(), event -> {
                if (event.getState() == KeeperState.SyncConnected) {
                    connected.countDown();
                }
            });
            try {
                if (!connected.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw unreachable(servers, null);
                }
                credentials.ifPresent(own -> zooKeeper.addAuthInfo("digest", own.digest()));
                new RegistryNodes(zooKeeper, credentials.isPresent() ? Ids.CREATOR_ALL_ACL : Ids.OPEN_ACL_UNSAFE)
                        .prepare();
            } finally {
                zooKeeper.close();
            }
        } catch (KeeperException.NoAuthException e) {
            throw new IllegalStateException(
                    "ZooKeeper at %s keeps %s for other credentials: set SALES_REGISTRY_USER and SALES_REGISTRY_PASSWORD."
                            .formatted(servers, e.getPath()),
                    e);
        } catch (IOException | KeeperException e) {
            throw unreachable(servers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for ZooKeeper", e);
        }
    }

    private void prepare() throws KeeperException, InterruptedException {
        for (String node : PLAIN_NODES) {
            createIfMissing(node);
        }
        if (access.equals(Ids.CREATOR_ALL_ACL)) {
            closeWhatIsOpen(ROOT);
        }
    }

    private void createIfMissing(String node) throws KeeperException, InterruptedException {
        try {
            zooKeeper.create(node, new byte[0], access, CreateMode.PERSISTENT);
        } catch (KeeperException.NodeExistsException alreadyThere) {
            // Another process made it first, or it was there from the last run.
        }
    }

    /** No deeper than a rule or a provider: four levels. */
    private void closeWhatIsOpen(String node) throws KeeperException, InterruptedException {
        try {
            if (zooKeeper.getACL(node, null).equals(Ids.OPEN_ACL_UNSAFE)) {
                zooKeeper.setACL(node, access, -1);
            }
            for (String child : zooKeeper.getChildren(node, false)) {
                closeWhatIsOpen(node + "/" + child);
            }
        } catch (KeeperException.NoNodeException goneMeanwhile) {
            // Nothing is left that could be open.
        }
    }

    private static IllegalStateException unreachable(String servers, @Nullable Exception cause) {
        return new IllegalStateException(
                "ZooKeeper at %s did not answer within %d s: start it, or set SALES_REGISTRY to where it is."
                        .formatted(servers, PATIENCE.toSeconds()),
                cause);
    }
}
