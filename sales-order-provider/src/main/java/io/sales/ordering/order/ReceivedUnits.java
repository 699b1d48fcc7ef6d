package io.sales.ordering.order;

import io.sales.api.order.Disposition;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** So many units of one SKU that came back, and what becomes of them. */
@Embeddable
record ReceivedUnits(
        String sku,
        int quantity,
        @Enumerated(EnumType.STRING) Disposition disposition) {}
