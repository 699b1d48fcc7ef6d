package io.sales.inventory.stock.rpc;

import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldResult;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.HoldView;
import io.sales.api.stock.InventoryService;
import io.sales.api.stock.SearchHolds;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import io.sales.inventory.stock.Holds;
import io.sales.inventory.stock.Settlements;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.rpc.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.dubbo.config.annotation.DubboService;
import org.jspecify.annotations.Nullable;

@DubboService
class InventoryEndpoint implements InventoryService {

    private final Holds holds;
    private final Settlements settlements;
    private final DatabaseClock clock;

    InventoryEndpoint(Holds holds, Settlements settlements, DatabaseClock clock) {
        this.holds = holds;
        this.settlements = settlements;
        this.clock = clock;
    }

    @Override
    public HoldAnswer hold(HoldStock command) {
        return holds.hold(command);
    }

    @Override
    public CompletableFuture<List<HoldResult>> holdAll(List<HoldStock> commands) {
        List<CompletableFuture<HoldResult>> results = holds.holdAll(commands).stream()
                .map(answer -> answer.handle(InventoryEndpoint::result))
                .toList();
        return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
                .thenApply(done -> new ArrayList<>(
                        results.stream().map(CompletableFuture::join).toList()));
    }

    private static HoldResult result(@Nullable HoldAnswer answer, @Nullable Throwable failure) {
        if (failure != null) {
            return HoldResult.Refused.of(Refusals.of("InventoryService.holdAll", failure));
        }
        return new HoldResult.Answered(Objects.requireNonNull(answer));
    }

    @Override
    public SettleAnswer settle(SettleStock command) {
        return settlements.settle(command);
    }

    @Override
    public List<HoldView> holds(SearchHolds query) {
        return holds.page(query);
    }

    @Override
    public Instant ready() {
        return clock.now();
    }
}
