package io.sales.inventory.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The entries of one SKU that are booked together, in their order, and what they ask of its level. */
record Posting(String sku, List<Entry> entries) {

    /** The entries by SKU, which is the order in which levels are locked, so that no two bookings wait for each other. */
    static List<Posting> bySku(List<Entry> entries) {
        SortedMap<String, List<Entry>> bySku = new TreeMap<>();
        entries.forEach(entry ->
                bySku.computeIfAbsent(entry.sku(), sku -> new ArrayList<>()).add(entry));
        var postings = new ArrayList<Posting>();
        bySku.forEach((sku, own) -> postings.add(new Posting(sku, own)));
        return postings;
    }

    long onHandDelta() {
        return sum(Entry::onHandDelta);
    }

    long heldDelta() {
        return sum(Entry::heldDelta);
    }

    long committedDelta() {
        return sum(Entry::committedDelta);
    }

    /** How far below its start the available quantity falls on the way; 0 or less. */
    long lowestAvailableDelta() {
        return -highest(entry -> -entry.availableDelta());
    }

    /** How far above its start the quantity on hand rises on the way; 0 or more. */
    long highestOnHandDelta() {
        return highest(Entry::onHandDelta);
    }

    /** The level that the entries started from, given where they ended. */
    Level before(Level end) {
        return new Level(
                sku,
                end.onHand() - onHandDelta(),
                end.held() - heldDelta(),
                end.committed() - committedDelta(),
                end.version() - entries.size(),
                end.lowStockThreshold());
    }

    private long highest(ToLongFunction<Entry> delta) {
        long sum = 0;
        long highest = 0;
        for (Entry entry : entries) {
            sum += delta.applyAsLong(entry);
            highest = Math.max(highest, sum);
        }
        return highest;
    }

    private long sum(ToLongFunction<Entry> delta) {
        return entries.stream().mapToLong(delta).sum();
    }
}
