package io.sales.ordering.remote;

import io.sales.api.stock.InventoryService;
import java.util.List;
import org.apache.dubbo.config.MethodConfig;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.apache.dubbo.config.spring.reference.ReferenceBeanBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every reference of this process, with the time limit of each method and how often it is sent. */
@Configuration(proxyBeanMethods = false)
class References {

    static final String INVENTORY = "inventoryReference";

    static final int COMMAND_MS = 2_000;
    private static final int READ_MS = 2_000;
    private static final int PROBE_MS = 1_000;

    /** Commands are sent once, and repeated by whoever sent them; reads try another instance if the first fails. */
    @Bean(INVENTORY)
    ReferenceBean<InventoryService> inventoryReference() {
        return new ReferenceBeanBuilder()
                .setInterface(InventoryService.class)
                .setCluster("failover")
                .setLoadBalance("leastactive")
                .setTimeout(COMMAND_MS)
                .setRetries(0)
                .setMethods(List.of(method("holds", READ_MS, 1), method("ready", PROBE_MS, 1)))
                .build();
    }

    private static MethodConfig method(String name, int timeoutMs, int retries) {
        var method = new MethodConfig();
        method.setName(name);
        method.setTimeout(timeoutMs);
        method.setRetries(retries);
        return method;
    }
}
