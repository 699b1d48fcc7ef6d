package io.sales.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;
import org.apache.zookeeper.KeeperException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who can read and change what Dubbo keeps in a real ZooKeeper. */
class RegistryNodesTest {

    private static final Optional<Credentials> OURS = Credentials.of("sales", "a:secret&such");
    private static final String RULES = "/dubbo/config/dubbo";

    private TestingServer server;
    private CuratorFramework stranger;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        stranger = CuratorFrameworkFactory.newClient(server.getConnectString(), new RetryOneTime(100));
        stranger.start();
    }

    @AfterEach
    void stop() throws Exception {
        stranger.close();
        server.close();
    }

    @Test
    void withoutCredentialsEverybodyCanWriteRules() throws Exception {
        RegistryNodes.prepare(server.getConnectString(), Optional.empty());

        stranger.create().forPath(RULES + "/rule");
        assertThat(stranger.getChildren().forPath(RULES)).containsExactly("rule");
    }

    @Test
    void withCredentialsNobodyElseCanReadOrWrite() throws Exception {
        RegistryNodes.prepare(server.getConnectString(), OURS);

        assertThatThrownBy(() -> stranger.getChildren().forPath(RULES))
                .isInstanceOf(KeeperException.NoAuthException.class);
        assertThatThrownBy(() -> stranger.create().forPath(RULES + "/rule"))
                .isInstanceOf(KeeperException.NoAuthException.class);
    }

    @Test
    void whatStandsOpenIsClosed() throws Exception {
        RegistryNodes.prepare(server.getConnectString(), Optional.empty());
        stranger.create().creatingParentsIfNeeded().forPath("/dubbo/a.Service/providers/one");

        RegistryNodes.prepare(server.getConnectString(), OURS);

        assertThatThrownBy(() -> stranger.create().forPath("/dubbo/a.Service/providers/two"))
                .isInstanceOf(KeeperException.NoAuthException.class);
        assertThatThrownBy(() -> stranger.getData().forPath("/dubbo/a.Service/providers/one"))
                .isInstanceOf(KeeperException.NoAuthException.class);
    }

    @Test
    void aRepeatChangesNothing() {
        RegistryNodes.prepare(server.getConnectString(), OURS);
        RegistryNodes.prepare(server.getConnectString(), OURS);
    }

    @Test
    void otherCredentialsAreToldWhatToSet() {
        RegistryNodes.prepare(server.getConnectString(), OURS);

        assertThatThrownBy(() -> RegistryNodes.prepare(server.getConnectString(), Credentials.of("sales", "wrong")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SALES_REGISTRY_PASSWORD")
                .hasMessageNotContaining("wrong");
        assertThatThrownBy(() -> RegistryNodes.prepare(server.getConnectString(), Optional.empty()))
                .hasMessageContaining("SALES_REGISTRY_PASSWORD");
    }

    @Test
    void halfACredentialIsNone() {
        assertThatThrownBy(() -> Credentials.of("sales", "")).hasMessageContaining("SALES_REGISTRY_PASSWORD");
        assertThatThrownBy(() -> Credentials.of("", "secret")).hasMessageContaining("SALES_REGISTRY_USER");
        assertThat(Credentials.of("", "")).isEmpty();
        assertThat(OURS.orElseThrow()).hasToString("Credentials[user=sales]");
    }
}
