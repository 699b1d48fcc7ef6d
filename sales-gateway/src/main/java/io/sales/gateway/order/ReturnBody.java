package io.sales.gateway.order;

import io.sales.api.order.ReturnView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units on their way back, and what became of those that are here. */
record ReturnBody(
        String id,
        String orderId,
        ReturnView.Status status,
        List<ReturnView.Line> lines,
        String reason,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable Instant receivedAt) {

    static ReturnBody from(ReturnView view) {
        return new ReturnBody(
                view.id(),
                view.orderId(),
                view.status(),
                view.lines(),
                view.reason(),
                view.createdAt(),
                view.decidedAt(),
                view.receivedAt());
    }
}
