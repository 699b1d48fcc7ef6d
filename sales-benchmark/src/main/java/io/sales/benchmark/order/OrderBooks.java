package io.sales.benchmark.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * Whether what customers were told is what the tables hold. Each order is of one unit.
 *
 * @param placed orders that customers were told they have, those included that only a repeat told
 * @param paid payments that they were told were made
 * @param cancelled orders that they were told are cancelled
 * @param rows orders by which the orders' table grew meanwhile
 * @param charged orders by which those with a charge grew
 * @param reserved units by which those held or committed grew
 * @param missing units that are promised although they are not there
 * @param discrepancies what the reconciliation found, how many
 * @param failures requests without a clear answer, by what they had instead; each was repeated until it had one
 */
record OrderBooks(
        long placed,
        long paid,
        long cancelled,
        long rows,
        long charged,
        long reserved,
        long missing,
        int discrepancies,
        Map<String, Long> failures) {

    /** Orders that somebody was told he has, and that are not there. */
    @JsonProperty
    public long lost() {
        return Math.max(0, placed - rows) + Math.max(0, paid - charged);
    }

    /** Units sold that nobody keeps for their buyers. */
    @JsonProperty
    public long oversold() {
        return Math.max(0, placed - cancelled - reserved) + missing;
    }

    public boolean balance() {
        return lost() == 0
                && oversold() == 0
                && rows == placed
                && charged == paid
                && reserved == placed - cancelled
                && discrepancies == 0;
    }
}
