package io.sales.gateway.stock;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import io.sales.api.stock.LowStockEvent;
import io.sales.api.stock.LowStockView;
import io.sales.api.stock.StockService;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.ListBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Stock")
@RequestMapping(path = "/api/v1/low-stock", produces = MediaType.APPLICATION_JSON_VALUE)
class LowStockController {

    private final StockService stock;

    LowStockController(StockService stock) {
        this.stock = stock;
    }

    @GetMapping
    @Access(Who.STAFF)
    @Operation(summary = "List the SKUs that are low now")
    ListBody<LowStockView> lowStock(Caller caller, PageRequest page) {
        return ListBody.from(stock.lowStock(caller, page), level -> level);
    }

    @GetMapping("/events")
    @Access(Who.STAFF)
    @Operation(
            summary = "List when SKUs became low or no longer so, oldest first",
            description =
                    "Every page but an empty one has a nextCursor. Keep it and ask again later: nothing is missed.")
    ListBody<LowStockEvent> lowStockEvents(Caller caller, PageRequest page) {
        return ListBody.from(stock.lowStockEvents(caller, page), event -> event);
    }
}
