package io.sales.ordering.remote;

import io.sales.api.Limits;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldResult;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.HoldView;
import io.sales.api.stock.InventoryService;
import io.sales.api.stock.SearchHolds;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import io.sales.platform.db.Transactions;
import io.sales.platform.group.GroupedCalls;
import io.sales.platform.rpc.RemoteFailures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.dubbo.rpc.RpcException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Inventory, over the wire: never inside a transaction, and with failures told as the contract tells them. */
@Primary
@Component
class RemoteInventory implements InventoryService {

    /** Enough to keep inventory's workers busy, and few enough to let groups grow when there is a crowd. */
    private static final int HOLDS_UNDER_WAY = 3;

    private final InventoryService remote;
    private final GroupedCalls<HoldStock, HoldResult> holds;

    RemoteInventory(@Qualifier(References.INVENTORY) InventoryService remote) {
        this.remote = remote;
        this.holds = new GroupedCalls<>(Limits.MAX_HOLDS_PER_CALL, HOLDS_UNDER_WAY, this::holdAll);
    }

    /** Buyers who come at the same time share calls. */
    @Override
    public HoldAnswer hold(HoldStock command) {
        List<String> skus =
                command.lines().stream().map(SkuQuantity::sku).sorted().toList();
        HoldResult result = call(() -> answer(holds.call(skus, command)));
        if (result instanceof HoldResult.Refused refused) {
            throw refused.refusal();
        }
        return ((HoldResult.Answered) result).answer();
    }

    @Override
    public CompletableFuture<List<HoldResult>> holdAll(List<HoldStock> commands) {
        return remote.holdAll(new ArrayList<>(commands));
    }

    private static <T> T answer(CompletableFuture<T> answer) {
        try {
            return answer.get(References.COMMAND_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new SalesException(Slugs.TIMEOUT, "Inventory has not answered in time.");
        } catch (ExecutionException failed) {
            throw RemoteFailures.thrown(Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stock was being held", e);
        }
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
