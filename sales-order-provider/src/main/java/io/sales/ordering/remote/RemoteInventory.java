package io.sales.ordering.remote;

import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.HoldView;
import io.sales.api.stock.InventoryService;
import io.sales.api.stock.SearchHolds;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import io.sales.platform.db.Transactions;
import io.sales.platform.rpc.RemoteFailures;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.annotation.Method;
import org.apache.dubbo.rpc.RpcException;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Inventory, over the wire. Commands are sent once and are safe to repeat by whoever sent them; reads try one other instance
 * if the first fails.
 */
@Primary
@Component
class RemoteInventory implements InventoryService {

    @DubboReference(
            timeout = 2_000,
            retries = 0,
            cluster = "failover",
            methods = {
                @Method(name = "holds", timeout = 2_000, retries = 1),
                @Method(name = "ready", timeout = 1_000, retries = 1)
            })
    @SuppressWarnings("NullAway.Init") // filled by Dubbo
    private InventoryService remote;

    @Override
    public HoldAnswer hold(HoldStock command) {
        return call(() -> remote.hold(command));
    }

    @Override
    public SettleAnswer settle(SettleStock command) {
        return call(() -> remote.settle(command));
    }

    @Override
    public List<HoldView> holds(SearchHolds query) {
        return call(() -> remote.holds(query));
    }

    @Override
    public Instant ready() {
        return call(remote::ready);
    }

    private static <T> T call(Supplier<T> remoteCall) {
        Transactions.requireNone();
        try {
            return remoteCall.get();
        } catch (RpcException e) {
            throw RemoteFailures.refusal(e);
        }
    }
}
