package io.sales.payment.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A charge as it is shown.
 *
 * @param id ours
 * @param attemptId the merchant's
 * @param amount in minor units; 0 if it was cancelled before it was asked for
 * @param currency {@code XXX}, no currency, if it was cancelled before it was asked for
 * @param declineCode why it was declined, null unless it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Charge(
        String id,
        String attemptId,
        ChargeStatus status,
        long amount,
        String currency,
        @Nullable String declineCode) {

    /** How much of it can be given back, all refunds together. */
    long captured() {
        return status == ChargeStatus.CAPTURED ? amount : 0;
    }
}
