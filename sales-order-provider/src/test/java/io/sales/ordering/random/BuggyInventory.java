package io.sales.ordering.random;

import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldResult;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.HoldView;
import io.sales.api.stock.InventoryService;
import io.sales.api.stock.SearchHolds;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Stands between the product and inventory, and forgets what a bug of the product's might forget to say. */
final class BuggyInventory implements InventoryService {

    private final InventoryService inventory;
    private volatile @Nullable PlantedBug bug;

    BuggyInventory(InventoryService inventory) {
        this.inventory = inventory;
    }

    /**
     * @param planted null for none
     */
    void plant(@Nullable PlantedBug planted) {
        bug = planted;
    }

    @Override
    public SettleAnswer settle(SettleStock command) {
        boolean shipped = command.lines().stream().anyMatch(line -> line.shipped() > 0);
        return bug == PlantedBug.SHIPMENT_NOT_SETTLED && shipped
                ? new SettleAnswer.Settled()
                : inventory.settle(command);
    }

    @Override
    public List<HoldView> holds(SearchHolds query) {
        return bug == PlantedBug.STRAYS_NOT_SEARCHED ? List.of() : inventory.holds(query);
    }

    @Override
    public HoldAnswer hold(HoldStock command) {
        return inventory.hold(command);
    }

    @Override
    public CompletableFuture<List<HoldResult>> holdAll(List<HoldStock> commands) {
        return inventory.holdAll(commands);
    }

    @Override
    public Instant ready() {
        return inventory.ready();
    }
}
