package io.sales.faults.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Median and most of some spans of time, in milliseconds. */
public record Spread(long p50, long max) {

    /** Null of nothing. */
    static @Nullable Spread of(List<Long> millis) {
        if (millis.isEmpty()) {
            return null;
        }
        List<Long> sorted = millis.stream().sorted().toList();
        return new Spread(sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }
}
