package io.sales.inventory.stock.rpc;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.stock.AdjustStock;
import io.sales.api.stock.LowStockEvent;
import io.sales.api.stock.LowStockView;
import io.sales.api.stock.MovementView;
import io.sales.api.stock.ReconciliationView;
import io.sales.api.stock.StockService;
import io.sales.api.stock.StockView;
import io.sales.api.stock.WatchStock;
import io.sales.inventory.stock.Adjustments;
import io.sales.inventory.stock.LowStock;
import io.sales.inventory.stock.Reconciliation;
import io.sales.inventory.stock.StockQueries;
import java.util.List;
import org.apache.dubbo.config.annotation.DubboService;
import org.apache.dubbo.config.annotation.Method;

/** Reconciling reads the whole ledger, so callers are told to wait longer for it. */
@DubboService(methods = @Method(name = "reconcile", timeout = 60_000))
class StockEndpoint implements StockService {

    private final StockQueries queries;
    private final Adjustments adjustments;
    private final LowStock lowStock;
    private final Reconciliation reconciliation;

    StockEndpoint(StockQueries queries, Adjustments adjustments, LowStock lowStock, Reconciliation reconciliation) {
        this.queries = queries;
        this.adjustments = adjustments;
        this.lowStock = lowStock;
        this.reconciliation = reconciliation;
    }

    @Override
    public List<StockView> levels(List<String> skus) {
        return queries.levels(skus);
    }

    @Override
    public Answer<MovementView> adjust(AdjustStock command) {
        return adjustments.adjust(command);
    }

    @Override
    public Page<MovementView> movements(Caller caller, String sku, PageRequest page) {
        return queries.movements(caller, sku, page);
    }

    @Override
    public LowStockView watch(WatchStock command) {
        return lowStock.watch(command);
    }

    @Override
    public Page<LowStockView> lowStock(Caller caller, PageRequest page) {
        return lowStock.low(caller, page);
    }

    @Override
    public Page<LowStockEvent> lowStockEvents(Caller caller, PageRequest page) {
        return lowStock.events(caller, page);
    }

    @Override
    public ReconciliationView reconcile(Caller caller) {
        return reconciliation.reconcile(caller);
    }
}
