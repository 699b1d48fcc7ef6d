package io.sales.platform.db;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Keys to look for with {@code IN}. Their number is rounded up to a power of two by repeating one, so that there are few
 * different statements: the database keeps a plan for each, and planning takes longer than finding a handful of rows. Over
 * an array PostgreSQL plans anew each time, because it takes an array of unknown length for longer than ours are.
 */
public final class PaddedKeys {

    private PaddedKeys() {}

    /**
     * @param keys at least one
     */
    public static <K> List<K> of(Collection<K> keys) {
        var padded = new ArrayList<>(keys);
        K repeated = padded.get(0);
        int size = Integer.highestOneBit(2 * padded.size() - 1);
        while (padded.size() < size) {
            padded.add(repeated);
        }
        return padded;
    }
}
