package io.sales.launcher.system;

import io.sales.launcher.process.Failure;
import io.sales.launcher.process.PortBlock;
import io.sales.launcher.process.ProcessPorts;
import java.util.Map;
import java.util.function.Function;

/** Gives each process its ports: those that others already know it by or, the first time, free ones. */
public record PortBook(Settings settings, Map<String, ProcessPorts> known, PortBlock free)
        implements Function<String, ProcessPorts> {

    @Override
    public ProcessPorts apply(String name) {
        ProcessPorts before = known.get(name);
        if (before != null) {
            return before;
        }
        return switch (name) {
            case "gateway" -> new ProcessPorts(settings.gatewayPort(), 0, free.next());
            case "zookeeper" ->
                ProcessPorts.of(settings.namesGatewayPort() ? free.next() : Settings.DEFAULT_REGISTRY_PORT);
            case "database", "payment" -> ProcessPorts.of(free.next());
            default -> new ProcessPorts(free.next(), free.next(), free.next());
        };
    }

    /**
     * Checks the ports that were not picked free, before anything starts.
     *
     * @throws Failure that names the way out
     */
    public void requireUsualPorts() {
        if (!known.containsKey("gateway") && !PortBlock.isFree(settings.gatewayPort())) {
            throw new Failure(
                    "Port %d, the gateway's, is taken by another program. Choose another: SALES_PORT=8081 ./sales up"
                            .formatted(settings.gatewayPort()));
        }
        boolean isUsual = !settings.namesGatewayPort() && settings.registry().isEmpty();
        if (isUsual && !known.containsKey("zookeeper") && !PortBlock.isFree(Settings.DEFAULT_REGISTRY_PORT)) {
            throw new Failure("""
                    Port %d, ZooKeeper's, is taken by another program.
                      If that is a ZooKeeper to use:  SALES_REGISTRY=127.0.0.1:%1$d ./sales up
                      For a second system beside it:  SALES_PORT=8081 SALES_DATA=./data-2 ./sales up""".formatted(Settings.DEFAULT_REGISTRY_PORT));
        }
    }
}
