package io.sales.ordering.order;

import io.sales.api.Caller;
import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.order.RefundOrder;
import io.sales.platform.id.Digest;
import io.sales.platform.input.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to pay back some or all of an order. With neither an amount nor lines, all that was charged and has not gone
 * back.
 *
 * @param id derived from caller, order and key
 * @param hash of what is asked for
 * @param amount more than 0; null unless it is a sum that is to go back
 * @param lines merged by SKU, sorted; null unless it is the price of units
 */
record RefundRequest(
        String id,
        String hash,
        Caller caller,
        String orderId,
        @Nullable Money amount,
        @Nullable List<SkuQuantity> lines,
        String reason)
        implements KeyedRequest {

    /**
     * @throws SalesException {@code forbidden}, {@code invalid-request}
     */
    static RefundRequest of(RefundOrder command) {
        command.caller().requireStaff();
        Check.idempotencyKey(command.idempotencyKey());
        Check.line(command.reason(), "reason", 500);
        Money amount = command.amount();
        if (amount != null && command.lines() != null) {
            throw SalesException.invalid("amount", "must not come together with lines");
        }
        if (amount != null && amount.amount() <= 0) {
            throw SalesException.invalid("amount.amount", "must be more than 0");
        }
        List<SkuQuantity> lines = command.lines() == null ? null : Lines.canonical(command.lines());
        String id = KeyedRequest.id(
                "ref", command.caller(), "/orders/" + command.orderId() + "/refunds", command.idempotencyKey());
        String hash = Digest.of(String.valueOf(amount), String.valueOf(lines), command.reason())
                .hex();
        return new RefundRequest(id, hash, command.caller(), command.orderId(), amount, lines, command.reason());
    }

    boolean isForAll() {
        return amount == null && lines == null;
    }
}
