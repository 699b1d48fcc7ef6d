package io.sales.gateway.order;

import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.PageRequest;
import io.sales.api.Slugs;
import io.sales.api.order.HistoryEntry;
import io.sales.api.order.OrderService;
import io.sales.api.order.OrderStatus;
import io.sales.api.order.OrderView;
import io.sales.api.order.PlaceOrder;
import io.sales.api.order.PlaceOrderAnswer;
import io.sales.api.order.SearchOrders;
import io.sales.gateway.docs.Refuses;
import io.sales.gateway.problem.Refusal;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.AddressBody;
import io.sales.gateway.web.Answers;
import io.sales.gateway.web.IdempotencyKey;
import io.sales.gateway.web.Ids;
import io.sales.gateway.web.ListBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Placing and finding orders. */
@RestController
@Tag(name = "Orders")
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
class OrderController {

    private static final String ORDERS = "/api/v1/orders/";

    private final OrderService orders;

    OrderController(OrderService orders) {
        this.orders = orders;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.CUSTOMER)
    @Operation(summary = "Place an order and hold its stock until payBy")
    @Refuses({
        Slugs.INSUFFICIENT_STOCK,
        Slugs.SKU_NOT_SELLABLE,
        Slugs.MIXED_CURRENCIES,
        Slugs.IDEMPOTENCY_KEY_REUSED,
        Slugs.IN_PROGRESS
    })
    ResponseEntity<OrderBody> placeOrder(Caller caller, IdempotencyKey key, @Valid @RequestBody OrderRequest request) {
        PlaceOrderAnswer answer = orders.place(request.toCommand(caller, key));
        if (answer instanceof PlaceOrderAnswer.Placed placed) {
            OrderView order = placed.order();
            return Answers.createdAt(ORDERS + order.id(), order.version(), placed.replayed(), OrderBody.from(order));
        }
        if (answer instanceof PlaceOrderAnswer.OutOfStock missing) {
            throw new Refusal(Slugs.INSUFFICIENT_STOCK, "Less is available than was asked for.")
                    .shortOf(missing.shortages());
        }
        throw new IllegalStateException("Neither placed nor out of stock: " + answer);
    }

    @GetMapping("/{id}")
    @Access(Who.SIGNED_IN)
    @Operation(summary = "Read an order")
    @Refuses(Slugs.NOT_FOUND)
    ResponseEntity<OrderBody> order(Caller caller, @PathVariable String id) {
        OrderView order = orders.order(caller, Ids.existing("order", id));
        return Answers.versioned(order.version(), OrderBody.from(order));
    }

    @GetMapping
    @Access(Who.SIGNED_IN)
    @Operation(summary = "Find orders, newest first: the own ones, or for staff all")
    ListBody<OrderBody> searchOrders(
            Caller caller, @RequestParam(required = false) @Nullable OrderStatus status, PageRequest page) {
        return ListBody.from(orders.orders(new SearchOrders(caller, status, page)), OrderBody::from);
    }

    @GetMapping("/{id}/history")
    @Access(Who.SIGNED_IN)
    @Operation(summary = "Read who did what to an order and when, oldest first")
    @Refuses(Slugs.NOT_FOUND)
    ListBody<HistoryEntry> orderHistory(Caller caller, @PathVariable String id, PageRequest page) {
        return ListBody.from(orders.history(caller, Ids.existing("order", id), page), entry -> entry);
    }

    /** What is wanted, and where it goes. */
    record OrderRequest(
            @NotNull @Size(min = 1, max = Limits.MAX_ORDER_LINES)
            List<@NotNull @Valid LineRequest> lines,

            @NotNull @Valid AddressBody shippingAddress) {

        PlaceOrder toCommand(Caller caller, IdempotencyKey key) {
            return new PlaceOrder(caller, key.value(), LineRequest.some(lines), shippingAddress.toAddress());
        }
    }
}
