package io.sales.gateway.stock;

import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.PageRequest;
import io.sales.api.Slugs;
import io.sales.api.stock.AdjustStock;
import io.sales.api.stock.AdjustmentReason;
import io.sales.api.stock.LowStockView;
import io.sales.api.stock.MovementView;
import io.sales.api.stock.ReconciliationView;
import io.sales.api.stock.StockService;
import io.sales.api.stock.StockView;
import io.sales.api.stock.WatchStock;
import io.sales.gateway.docs.Refuses;
import io.sales.gateway.problem.Refusal;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.Answers;
import io.sales.gateway.web.IdempotencyKey;
import io.sales.gateway.web.Ids;
import io.sales.gateway.web.ListBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Stock")
@RequestMapping(path = "/api/v1/stock", produces = MediaType.APPLICATION_JSON_VALUE)
class StockController {

    private final StockService stock;

    StockController(StockService stock) {
        this.stock = stock;
    }

    @GetMapping("/{sku}")
    @Access(Who.ANYONE)
    @Operation(summary = "Read the level of one SKU")
    @Refuses(Slugs.NOT_FOUND)
    ResponseEntity<StockBody> stockOfSku(@PathVariable String sku) {
        StockView level = stock.levels(List.of(existing(sku))).get(0);
        return Answers.versioned(level.version(), StockBody.from(level));
    }

    @GetMapping
    @Access(Who.ANYONE)
    @Operation(summary = "Read the levels of several SKUs, in the order asked for, from one moment")
    @Refuses(Slugs.NOT_FOUND)
    ListBody<StockBody> stockOfSkus(@RequestParam List<String> sku) {
        List<String> distinct = sku.stream().distinct().toList();
        if (distinct.isEmpty() || distinct.size() > Limits.MAX_SKUS_PER_QUERY) {
            throw Refusal.invalid("sku", "must be given 1 to " + Limits.MAX_SKUS_PER_QUERY + " times");
        }
        distinct.stream().filter(code -> !Ids.isOne(code)).findFirst().ifPresent(code -> {
            throw Refusal.invalid("sku", "must be 1 to 64 letters, digits, dots, underscores or hyphens");
        });
        return new ListBody<>(
                stock.levels(distinct).stream().map(StockBody::from).toList(), null);
    }

    @PostMapping(path = "/{sku}/adjustments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.STAFF)
    @Operation(summary = "Change the stock on hand")
    @Refuses({Slugs.NOT_FOUND, Slugs.INSUFFICIENT_STOCK, Slugs.STOCK_CHANGED, Slugs.IDEMPOTENCY_KEY_REUSED})
    ResponseEntity<MovementView> adjustStock(
            Caller caller, IdempotencyKey key, @PathVariable String sku, @Valid @RequestBody Adjustment request) {
        var answer = stock.adjust(request.toCommand(caller, key, existing(sku)));
        return Answers.created(answer.replayed(), answer.value());
    }

    @GetMapping("/{sku}/movements")
    @Access(Who.STAFF)
    @Operation(summary = "Read the ledger of a SKU, oldest first")
    @Refuses(Slugs.NOT_FOUND)
    ListBody<MovementView> stockMovements(Caller caller, @PathVariable String sku, PageRequest page) {
        return ListBody.from(stock.movements(caller, existing(sku), page), movement -> movement);
    }

    @PutMapping(path = "/{sku}/low-stock-threshold", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Access(Who.STAFF)
    @Operation(summary = "Set the threshold below which a SKU counts as low")
    @Refuses(Slugs.NOT_FOUND)
    LowStockView watchStock(Caller caller, @PathVariable String sku, @Valid @RequestBody Threshold request) {
        return stock.watch(new WatchStock(caller, existing(sku), request.threshold()));
    }

    @DeleteMapping("/{sku}/low-stock-threshold")
    @Access(Who.STAFF)
    @Operation(summary = "Stop watching whether a SKU is low")
    @Refuses(Slugs.NOT_FOUND)
    LowStockView unwatchStock(Caller caller, @PathVariable String sku) {
        return stock.watch(new WatchStock(caller, existing(sku), null));
    }

    @PostMapping("/reconciliations")
    @Access(Who.STAFF)
    @Operation(summary = "Prove that levels, ledger and reservations agree")
    ReconciliationView reconcileStock(Caller caller) {
        return stock.reconcile(caller);
    }

    private static String existing(String sku) {
        return Ids.existing("SKU", sku);
    }

    /** Below how many available units a SKU counts as low. */
    record Threshold(
            @NotNull @Min(1) @Max(Limits.MAX_ON_HAND) Long threshold) {}

    /** The level of a SKU. */
    record StockBody(String sku, long onHand, long reserved, long available, long version) {

        static StockBody from(StockView view) {
            return new StockBody(view.sku(), view.onHand(), view.reserved(), view.available(), view.version());
        }
    }

    /** A change of the stock on hand. */
    record Adjustment(
            @NotNull @Min(-Limits.MAX_ADJUSTMENT) @Max(Limits.MAX_ADJUSTMENT) @NotZero
            Long quantity,

            @NotNull AdjustmentReason reason,
            @Nullable @Min(0) @Max(Limits.MAX_ON_HAND) Long expectedOnHand) {

        AdjustStock toCommand(Caller caller, IdempotencyKey key, String sku) {
            return new AdjustStock(caller, key.value(), sku, quantity, reason, expectedOnHand);
        }
    }
}
