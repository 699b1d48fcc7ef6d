package io.sales.gateway.order;

import io.sales.api.order.RefundView;
import io.sales.gateway.web.MoneyBody;
import java.time.Instant;

/** Money on its way back. */
record RefundBody(
        String id, String orderId, RefundView.Status status, MoneyBody amount, String reason, Instant createdAt) {

    static RefundBody from(RefundView view) {
        return new RefundBody(
                view.id(),
                view.orderId(),
                view.status(),
                MoneyBody.from(view.amount()),
                view.reason(),
                view.createdAt());
    }
}
