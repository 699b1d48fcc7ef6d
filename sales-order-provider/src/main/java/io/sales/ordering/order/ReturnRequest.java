package io.sales.ordering.order;

import io.sales.api.Caller;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.order.RequestReturn;
import io.sales.platform.id.Digest;
import io.sales.platform.input.Check;
import java.util.List;

/**
 * A request to send units back.
 *
 * @param id derived from caller, order and key
 * @param hash of what is asked for
 * @param lines merged by SKU, sorted
 */
record ReturnRequest(String id, String hash, Caller caller, String orderId, List<SkuQuantity> lines, String reason)
        implements KeyedRequest {

    /**
     * @throws SalesException {@code forbidden}, {@code invalid-request}
     */
    static ReturnRequest of(RequestReturn command) {
        if (command.caller().isStaff()) {
            throw new SalesException(Slugs.FORBIDDEN, "Only the owner can send something back.");
        }
        Check.idempotencyKey(command.idempotencyKey());
        Check.line(command.reason(), "reason", 500);
        List<SkuQuantity> lines = Lines.canonical(command.lines());
        String id = KeyedRequest.id(
                "ret", command.caller(), "/orders/" + command.orderId() + "/returns", command.idempotencyKey());
        String hash = Digest.of(String.valueOf(lines), command.reason()).hex();
        return new ReturnRequest(id, hash, command.caller(), command.orderId(), lines, command.reason());
    }
}
