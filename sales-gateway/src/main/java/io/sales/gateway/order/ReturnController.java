package io.sales.gateway.order;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.Slugs;
import io.sales.api.order.Disposition;
import io.sales.api.order.OrderService;
import io.sales.api.order.ReceiveReturn;
import io.sales.api.order.RequestReturn;
import io.sales.api.order.ReturnView;
import io.sales.gateway.docs.Refuses;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.Answers;
import io.sales.gateway.web.IdempotencyKey;
import io.sales.gateway.web.Ids;
import io.sales.gateway.web.PlainText;
import io.sales.gateway.web.SkuCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sending goods back. */
@RestController
@Tag(name = "Orders")
@RequestMapping(path = "/api/v1/orders/{id}/returns", produces = MediaType.APPLICATION_JSON_VALUE)
class ReturnController {

    /** Every line of an order may be split over all that can become of a unit. */
    private static final int MAX_RECEIVED_LINES = 3 * Limits.MAX_ORDER_LINES;

    private final OrderService orders;

    ReturnController(OrderService orders) {
        this.orders = orders;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.CUSTOMER)
    @Operation(summary = "Ask to send delivered units back")
    @Refuses({Slugs.NOT_FOUND, Slugs.ILLEGAL_TRANSITION, Slugs.IDEMPOTENCY_KEY_REUSED, Slugs.IN_PROGRESS})
    ResponseEntity<ReturnBody> requestReturn(
            Caller caller, IdempotencyKey key, @PathVariable String id, @Valid @RequestBody ReturnRequest request) {
        Answer<ReturnView> answer = orders.requestReturn(request.toCommand(caller, key, existing(id)));
        return Answers.created(answer.replayed(), ReturnBody.from(answer.value()));
    }

    @PostMapping("/{returnId}/approval")
    @Access(Who.STAFF)
    @Operation(summary = "Let the units come back")
    @Refuses({Slugs.NOT_FOUND, Slugs.ILLEGAL_TRANSITION})
    ReturnBody approveReturn(Caller caller, @PathVariable String id, @PathVariable String returnId) {
        return ReturnBody.from(orders.approveReturn(caller, existing(id), existingReturn(returnId)));
    }

    @PostMapping("/{returnId}/rejection")
    @Access(Who.STAFF)
    @Operation(summary = "Leave the units with the customer")
    @Refuses({Slugs.NOT_FOUND, Slugs.ILLEGAL_TRANSITION})
    ReturnBody rejectReturn(Caller caller, @PathVariable String id, @PathVariable String returnId) {
        return ReturnBody.from(orders.rejectReturn(caller, existing(id), existingReturn(returnId)));
    }

    @PostMapping(path = "/{returnId}/receipt", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Access(Who.STAFF)
    @Operation(summary = "Record units that came back; without a key, every request is another part")
    @Refuses({Slugs.NOT_FOUND, Slugs.ILLEGAL_TRANSITION, Slugs.IDEMPOTENCY_KEY_REUSED})
    ResponseEntity<ReturnBody> receiveReturn(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable String id,
            @PathVariable String returnId,
            @Valid @RequestBody ReceiptRequest request) {
        Answer<ReturnView> answer =
                orders.receiveReturn(request.toCommand(caller, key, existing(id), existingReturn(returnId)));
        return Answers.ok(answer.replayed(), ReturnBody.from(answer.value()));
    }

    private static String existing(String id) {
        return Ids.existing("order", id);
    }

    private static String existingReturn(String id) {
        return Ids.existing("return", id);
    }

    /** What is to be sent back, and why. */
    record ReturnRequest(
            @NotNull @Size(min = 1, max = Limits.MAX_ORDER_LINES)
            List<@NotNull @Valid LineRequest> lines,

            @NotNull @PlainText(max = 500) String reason) {

        RequestReturn toCommand(Caller caller, IdempotencyKey key, String orderId) {
            return new RequestReturn(caller, key.value(), orderId, LineRequest.some(lines), reason);
        }
    }

    /** What came back. */
    record ReceiptRequest(
            @NotNull @Size(min = 1, max = MAX_RECEIVED_LINES)
            List<@NotNull @Valid ReceivedLine> lines) {

        ReceiveReturn toCommand(Caller caller, @Nullable IdempotencyKey key, String orderId, String returnId) {
            return new ReceiveReturn(
                    caller,
                    key == null ? null : key.value(),
                    orderId,
                    returnId,
                    lines.stream().map(ReceivedLine::toLine).toList());
        }
    }

    /** Units of one SKU, and what becomes of them. */
    record ReceivedLine(
            @NotNull @SkuCode String sku,
            @NotNull @Min(1) @Max(Limits.MAX_LINE_QUANTITY) Integer quantity,
            @NotNull Disposition disposition) {

        ReceiveReturn.Line toLine() {
            return new ReceiveReturn.Line(sku, quantity, disposition);
        }
    }
}
