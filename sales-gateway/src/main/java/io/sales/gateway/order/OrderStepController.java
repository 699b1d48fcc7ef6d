package io.sales.gateway.order;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.Slugs;
import io.sales.api.order.CancelOrder;
import io.sales.api.order.CancellationView;
import io.sales.api.order.OrderService;
import io.sales.api.order.PayOrder;
import io.sales.api.order.PaymentView;
import io.sales.api.order.RefundOrder;
import io.sales.api.order.RefundView;
import io.sales.api.order.ShipOrder;
import io.sales.api.order.ShipmentView;
import io.sales.gateway.docs.Refuses;
import io.sales.gateway.problem.Refusal;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.Answers;
import io.sales.gateway.web.IdempotencyKey;
import io.sales.gateway.web.Ids;
import io.sales.gateway.web.MoneyBody;
import io.sales.gateway.web.PlainText;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What moves an order that was placed. */
@RestController
@Tag(name = "Orders")
@RequestMapping(path = "/api/v1/orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class OrderStepController {

    private final OrderService orders;

    OrderStepController(OrderService orders) {
        this.orders = orders;
    }

    @PostMapping(path = "/payments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.CUSTOMER)
    @Operation(summary = "Pay all that an order owes")
    @Refuses({
        Slugs.NOT_FOUND,
        Slugs.PAYMENT_DECLINED,
        Slugs.PAYMENT_PENDING,
        Slugs.ILLEGAL_TRANSITION,
        Slugs.IDEMPOTENCY_KEY_REUSED,
        Slugs.IN_PROGRESS
    })
    ResponseEntity<PaymentBody> payOrder(
            Caller caller, IdempotencyKey key, @PathVariable String id, @Valid @RequestBody PaymentRequest request) {
        Answer<PaymentView> answer = orders.pay(request.toCommand(caller, key, existing(id)));
        if (wasDeclinedAtOnce(answer.value())) {
            throw declined(answer);
        }
        return Answers.created(answer.replayed(), PaymentBody.from(answer.value()));
    }

    @PostMapping(path = "/cancellations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.SIGNED_IN)
    @Operation(summary = "Call off units that have not shipped; without lines, all of them")
    @Refuses({Slugs.NOT_FOUND, Slugs.ILLEGAL_TRANSITION, Slugs.IDEMPOTENCY_KEY_REUSED, Slugs.IN_PROGRESS})
    ResponseEntity<CancellationBody> cancelOrder(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable CancellationRequest request) {
        var asked = request == null ? new CancellationRequest(null, null) : request;
        Answer<CancellationView> answer = orders.cancel(asked.toCommand(caller, key, existing(id)));
        return Answers.created(answer.replayed(), CancellationBody.from(answer.value()));
    }

    @PostMapping(path = "/shipments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.STAFF)
    @Operation(summary = "Record that units left the house; without lines, all that can")
    @Refuses({Slugs.NOT_FOUND, Slugs.ILLEGAL_TRANSITION, Slugs.IDEMPOTENCY_KEY_REUSED, Slugs.IN_PROGRESS})
    ResponseEntity<ShipmentBody> shipOrder(
            Caller caller, IdempotencyKey key, @PathVariable String id, @Valid @RequestBody ShipmentRequest request) {
        Answer<ShipmentView> answer = orders.ship(request.toCommand(caller, key, existing(id)));
        return Answers.created(answer.replayed(), ShipmentBody.from(answer.value()));
    }

    @PostMapping("/shipments/{shipmentId}/delivery")
    @Access(Who.STAFF)
    @Operation(summary = "Record that a parcel has arrived")
    @Refuses({Slugs.NOT_FOUND, Slugs.ILLEGAL_TRANSITION})
    ShipmentBody deliverShipment(Caller caller, @PathVariable String id, @PathVariable String shipmentId) {
        return ShipmentBody.from(orders.deliver(caller, existing(id), Ids.existing("shipment", shipmentId)));
    }

    @PostMapping(path = "/refunds", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.STAFF)
    @Operation(summary = "Pay back the price of units, or a sum; with neither, all that is left")
    @Refuses({
        Slugs.NOT_FOUND,
        Slugs.REFUND_EXCEEDS_CHARGE,
        Slugs.ILLEGAL_TRANSITION,
        Slugs.IDEMPOTENCY_KEY_REUSED,
        Slugs.IN_PROGRESS
    })
    ResponseEntity<RefundBody> refundOrder(
            Caller caller, IdempotencyKey key, @PathVariable String id, @Valid @RequestBody RefundRequest request) {
        Answer<RefundView> answer = orders.refund(request.toCommand(caller, key, existing(id)));
        return Answers.created(answer.replayed(), RefundBody.from(answer.value()));
    }

    /** One that was pending first was answered with 201 then, and so is every repeat, whatever came of it. */
    private static boolean wasDeclinedAtOnce(PaymentView payment) {
        return payment.status() == PaymentView.Status.FAILED && payment.pendingSince() == null;
    }

    private static Refusal declined(Answer<PaymentView> answer) {
        var declined = new Refusal(Slugs.PAYMENT_DECLINED, "The payment provider declined the charge.")
                .ofPayment(answer.value().id());
        return answer.replayed() ? declined.with(Answers.REPLAYED, "true") : declined;
    }

    private static String existing(String id) {
        return Ids.existing("order", id);
    }

    /** The payment provider's token for the means of payment. */
    record PaymentRequest(@NotNull @PlainText(max = 255) String token) {

        PayOrder toCommand(Caller caller, IdempotencyKey key, String orderId) {
            return new PayOrder(caller, key.value(), orderId, token);
        }
    }

    /** What to call off, and why. */
    record CancellationRequest(
            @Nullable @Size(min = 1, max = Limits.MAX_ORDER_LINES)
            List<@NotNull @Valid LineRequest> lines,

            @Nullable @PlainText(min = 0, max = 500, prose = true)
            String reason) {

        CancelOrder toCommand(Caller caller, IdempotencyKey key, String orderId) {
            return new CancelOrder(caller, key.value(), orderId, LineRequest.someOrAll(lines), reason);
        }
    }

    /** What is in the parcel, and how to follow it. */
    record ShipmentRequest(
            @Nullable @Size(min = 1, max = Limits.MAX_ORDER_LINES)
            List<@NotNull @Valid LineRequest> lines,

            @NotNull @PlainText(max = 100) String carrier,
            @NotNull @PlainText(max = 100) String trackingNumber) {

        ShipOrder toCommand(Caller caller, IdempotencyKey key, String orderId) {
            return new ShipOrder(caller, key.value(), orderId, LineRequest.someOrAll(lines), carrier, trackingNumber);
        }
    }

    /** What to pay back, and why: units, or a sum, or all that is left. */
    record RefundRequest(
            @Nullable @Valid MoneyBody amount,

            @Nullable @Size(min = 1, max = Limits.MAX_ORDER_LINES)
            List<@NotNull @Valid LineRequest> lines,

            @NotNull @PlainText(max = 500) String reason) {

        RefundOrder toCommand(Caller caller, IdempotencyKey key, String orderId) {
            return new RefundOrder(
                    caller,
                    key.value(),
                    orderId,
                    amount == null ? null : amount.toMoney(),
                    LineRequest.someOrAll(lines),
                    reason);
        }
    }
}
