package io.sales.payment.simulator;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a charge has come. Only PENDING ever changes. */
enum ChargeStatus {
    PENDING,
    CAPTURED,
    DECLINED,
    CANCELLED;

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
