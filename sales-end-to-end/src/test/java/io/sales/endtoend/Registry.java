package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooKeeper;

/** ZooKeeper, as anybody finds it who reaches its port. */
final class Registry {

    private Registry() {}

    /** The caller closes it. */
    static ZooKeeper connect(String address) throws IOException, InterruptedException {
        var connected = new CountDownLatch(1);
        var zooKeeper = new ZooKeeper(address, 10_000, event -> {
            if (event.getState() == KeeperState.SyncConnected) {
                connected.countDown();
            }
        });
        assertThat(connected.await(10, TimeUnit.SECONDS)).isTrue();
        return zooKeeper;
    }
}
