package io.sales.api.order;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units that the owner of an order wants to send back.
 *
 * @param reason the owner's words
 * @param decidedAt null until it is approved or rejected
 * @param receivedAt null until all of it has come back
 */
public record ReturnView(
        String id,
        String orderId,
        Status status,
        List<Line> lines,
        String reason,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable Instant receivedAt)
        implements Serializable {

    public enum Status {
        REQUESTED,
        /** Units may come back, in one or more parts. */
        APPROVED,
        /** Final: the units stay with the customer, who may ask again. */
        REJECTED,
        /** Final: all that was requested has come back. */
        RECEIVED
    }

    /**
     * @param quantity requested
     * @param restocked of those: came back, and went on the shelf
     * @param writtenOff came back, and did not
     * @param dismissed came back, and was not taken
     */
    public record Line(String sku, int quantity, int restocked, int writtenOff, int dismissed)
            implements Serializable {}
}
