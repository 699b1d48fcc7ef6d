package io.sales.ordering.order;

import io.sales.api.Caller;
import io.sales.api.SkuQuantity;
import io.sales.api.order.CancelOrder;
import io.sales.platform.id.Digest;
import io.sales.platform.input.Check;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to cancel some or all of an order.
 *
 * @param id derived from caller, order and key
 * @param hash of what is asked for
 * @param lines merged by SKU, sorted; null for all that is left
 */
record CancellationRequest(
        String id,
        String hash,
        Caller caller,
        String orderId,
        @Nullable List<SkuQuantity> lines,
        @Nullable String reason)
        implements KeyedRequest {

    static CancellationRequest of(CancelOrder command) {
        Check.idempotencyKey(command.idempotencyKey());
        Check.optionalLine(command.reason(), "reason", 500);
        List<SkuQuantity> lines = command.lines() == null ? null : Lines.canonical(command.lines());
        String id = KeyedRequest.id(
                "can", command.caller(), "/orders/" + command.orderId() + "/cancellations", command.idempotencyKey());
        String hash = Digest.of(String.valueOf(lines), Objects.requireNonNullElse(command.reason(), ""))
                .hex();
        return new CancellationRequest(id, hash, command.caller(), command.orderId(), lines, command.reason());
    }
}
