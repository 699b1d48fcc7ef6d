package io.sales.inventory.stock.rpc;

import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.HoldView;
import io.sales.api.stock.InventoryService;
import io.sales.api.stock.SearchHolds;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import io.sales.inventory.stock.Holds;
import io.sales.inventory.stock.Settlements;
import io.sales.platform.db.DatabaseClock;
import java.time.Instant;
import java.util.List;
import org.apache.dubbo.config.annotation.DubboService;

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
