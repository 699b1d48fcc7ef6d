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
import org.apache.dubbo.rpc.RpcException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Inventory, over the wire: never inside a transaction, and with failures told as the contract tells them. */
@Primary
@Component
class RemoteInventory implements InventoryService {

    private final InventoryService remote;

    RemoteInventory(@Qualifier(References.INVENTORY) InventoryService remote) {
        this.remote = remote;
    }

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
