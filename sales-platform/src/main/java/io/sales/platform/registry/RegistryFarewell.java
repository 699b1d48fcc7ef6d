package io.sales.platform.registry;

import org.apache.dubbo.remoting.zookeeper.curator5.ZookeeperClient;
import org.apache.dubbo.remoting.zookeeper.curator5.ZookeeperClientManager;
import org.apache.dubbo.rpc.model.ApplicationModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Lets a process end soon while there is no registry. Dubbo takes back what it has registered, piece by piece, before it does
 * anything else, and waits for each as if ZooKeeper were about to answer; that is a minute, and whoever stops the process
 * kills it long before. What stands there ends with its session anyway.
 */
final class RegistryFarewell implements ApplicationListener<ContextClosedEvent>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(RegistryFarewell.class);

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        event.getApplicationContext()
                .getBeanProvider(ApplicationModel.class)
                .ifAvailable(RegistryFarewell::leaveWhatIsNotThere);
    }

    private static void leaveWhatIsNotThere(ApplicationModel model) {
        for (ZookeeperClient client : ZookeeperClientManager.getInstance(model)
                .getZookeeperClientMap()
                .values()) {
            if (!client.isConnected()) {
                log.warn("There is no registry to take leave of");
                client.close();
            }
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
