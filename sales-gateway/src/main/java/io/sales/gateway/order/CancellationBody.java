package io.sales.gateway.order;

import io.sales.api.SkuQuantity;
import io.sales.api.order.CancellationView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units that were called off. */
record CancellationBody(
        String id,
        String orderId,
        List<SkuQuantity> lines,
        @Nullable String reason,
        Instant createdAt) {

    static CancellationBody from(CancellationView view) {
        return new CancellationBody(view.id(), view.orderId(), view.lines(), view.reason(), view.createdAt());
    }
}
