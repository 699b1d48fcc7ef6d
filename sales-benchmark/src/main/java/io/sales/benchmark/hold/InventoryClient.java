package io.sales.benchmark.hold;

import io.sales.api.Limits;
import io.sales.api.catalogue.CatalogueService;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldResult;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.InventoryService;
import io.sales.api.stock.StockService;
import io.sales.benchmark.system.ProviderProcess;
import io.sales.platform.group.GroupedCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.bootstrap.DubboBootstrap;
import org.apache.dubbo.rpc.model.FrameworkModel;

/** The inventory providers, called over the wire as the order provider calls them. */
public final class InventoryClient implements HoldSender, AutoCloseable {

    /** After which the order provider gives up on a hold. */
    static final int HOLD_MS = 2_000;

    /** Filling the shelves and proving the books are no part of what is measured, and may take their time. */
    private static final int PATIENT_MS = 60_000;

    /** As many groups to each instance as an order provider has under way. */
    private static final int UNDER_WAY = 3;

    private static final int MOST_ACTIVE = 100_000;

    private final FrameworkModel framework = new FrameworkModel();
    private final InventoryService inventory;
    private final GroupedCalls<HoldStock, HoldResult> holds;
    private final CatalogueService catalogue;
    private final StockService stock;

    /**
     * @param addresses of the instances, {@code dubbo://host:port}
     */
    public InventoryClient(List<String> addresses) {
        var application = new ApplicationConfig("sales-benchmark");
        application.setLogger("slf4j");
        application.setQosEnable(false);
        application.setEnableFileCache(false);
        application.setSerializeCheckStatus("STRICT");
        var model = framework.newApplication();
        DubboBootstrap.getInstance(model).application(application).registry(new RegistryConfig("N/A"));
        var module = model.newModule();
        inventory = refer(new ReferenceConfig<>(module), InventoryService.class, addresses, HOLD_MS);
        holds = new GroupedCalls<>(
                Limits.MAX_HOLDS_PER_CALL,
                UNDER_WAY * addresses.size(),
                group -> inventory.holdAll(new ArrayList<>(group)));
        catalogue = refer(new ReferenceConfig<>(module), CatalogueService.class, addresses, PATIENT_MS);
        stock = refer(new ReferenceConfig<>(module), StockService.class, addresses, PATIENT_MS);
    }

    /** As the order provider sends them: those that come at the same time share a call. */
    @Override
    public CompletableFuture<HoldAnswer> send(HoldStock command) {
        return holds.call(command.lines().get(0).sku(), command).thenApply(result -> {
            if (result instanceof HoldResult.Refused refused) {
                throw refused.refusal();
            }
            return ((HoldResult.Answered) result).answer();
        });
    }

    /** The holds themselves, one call for each; {@link #send} has them travel in groups. */
    public InventoryService inventory() {
        return inventory;
    }

    CatalogueService catalogue() {
        return catalogue;
    }

    StockService stock() {
        return stock;
    }

    @Override
    public void close() {
        framework.destroy();
    }

    private static <T> T refer(ReferenceConfig<T> reference, Class<T> contract, List<String> addresses, int timeoutMs) {
        reference.setInterface(contract);
        reference.setUrl(addresses.stream()
                .map(address -> "%s/%s?token=%s".formatted(address, contract.getName(), ProviderProcess.RPC_TOKEN))
                .collect(Collectors.joining(";")));
        reference.setProtocol("dubbo");
        reference.setCluster("failover");
        reference.setLoadbalance("leastactive");
        reference.setTimeout(timeoutMs);
        reference.setRetries(0);
        // Without a limit Dubbo counts no active calls, and the least active instance is any; this one is never
        // reached.
        reference.setActives(MOST_ACTIVE);
        // Answers are handled where they are read, in no thread of their own: there are few processors.
        reference.setParameters(Map.of("dispatcher", "direct", "enable-timeout-countdown", "true"));
        return reference.get();
    }
}
