package io.sales.gateway.order;

import io.sales.api.order.PaymentView;
import io.sales.gateway.web.MoneyBody;
import java.time.Instant;

/** One attempt to pay. */
record PaymentBody(String id, String orderId, PaymentView.Status status, MoneyBody amount, Instant createdAt) {

    static PaymentBody from(PaymentView view) {
        return new PaymentBody(
                view.id(), view.orderId(), view.status(), MoneyBody.from(view.amount()), view.createdAt());
    }
}
