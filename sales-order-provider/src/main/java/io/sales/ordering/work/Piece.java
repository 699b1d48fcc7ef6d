package io.sales.ordering.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of a queue that something is to be done about.
 *
 * @param orderId the order it belongs to
 * @param parked whether it was given up
 * @param since when it should first have been done; for a parked one, when it was given up
 * @param tries since it became due or was tried anew
 * @param nextTry null if it is parked
 * @param problem why the last try failed; null if none has
 */
public record Piece(
        String id,
        String orderId,
        boolean parked,
        Instant since,
        int tries,
        @Nullable Instant nextTry,
        @Nullable String problem) {}
