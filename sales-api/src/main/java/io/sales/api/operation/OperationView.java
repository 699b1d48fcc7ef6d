package io.sales.api.operation;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of background work that is late or was given up.
 *
 * @param id opaque
 * @param kind {@code settlement} (telling inventory what an order's stock should be), {@code expiry} (ending an order that
 *     was not paid in time), {@code payment} (asking what became of a charge), {@code refund} (sending money back),
 *     {@code quarantine} (money that a payment provider speaks of and that is not what was asked for); an open set
 * @param subject id of the order, payment, refund or entry in quarantine that it is about
 * @param orderId the order it belongs to; null if it belongs to none
 * @param why what went wrong the last time, for people; null if nothing did and it is merely late
 * @param since WAITING: when it should first have been done. PARKED: when it was given up
 * @param attempts how often it was tried
 * @param nextTryAt null if it is PARKED
 */
public record OperationView(
        String id,
        String kind,
        String subject,
        @Nullable String orderId,
        OperationStatus status,
        @Nullable String why,
        Instant since,
        int attempts,
        @Nullable Instant nextTryAt)
        implements Serializable {}
