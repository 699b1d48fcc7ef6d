package io.sales.faults.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent, and sent again: the key makes copies one.
 *
 * @param buyer number of the customer whose order it is
 * @param asStaff whether staff sends it, and not the buyer
 * @param orderId null for {@link Verb#PLACE}
 * @param key a delivery has none; it may be repeated without
 */
public record Request(
        Verb verb,
        int buyer,
        boolean asStaff,
        @Nullable String orderId,
        String path,
        @Nullable String key,
        Map<String, Object> body) {

    /** What tells this request from all others: copies have it in common. */
    public String identity() {
        return key == null ? path : key;
    }
}
