package io.sales.faults.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Every request and its answer, in the order in which answers came. Safe for use by several threads. */
public final class History {

    private final long begun = System.nanoTime();
    private final List<Entry> entries = new ArrayList<>();

    /** Milliseconds since the history began. */
    public long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /**
     * @param sentAt as {@link #now} was when it was sent
     */
    public synchronized Entry add(long sentAt, Request request, Answer answer) {
        var entry = new Entry(entries.size(), sentAt, now(), request, answer);
        entries.add(entry);
        return entry;
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What is known of each request after all its copies, one entry each: the first acknowledgement, or else the last. */
    public static Collection<Entry> decided(List<Entry> entries) {
        Map<String, Entry> latest = new LinkedHashMap<>();
        for (Entry entry : entries) {
            latest.merge(
                    entry.request().identity(),
                    entry,
                    (before, after) -> before.is(Outcome.ACKNOWLEDGED) ? before : after);
        }
        return latest.values();
    }

    /** Requests of which nobody knows whether they were done. */
    public static List<Entry> undecided(List<Entry> entries) {
        Map<String, Entry> undecided = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String identity = entry.request().identity();
            if (entry.is(Outcome.UNKNOWN)) {
                undecided.put(identity, entry);
            } else if (!entry.answer().isFailure()) {
                undecided.remove(identity);
            }
        }
        return List.copyOf(undecided.values());
    }

    /** The shortest part that shows what became of one order: all that was asked about it. */
    public static List<Entry> about(String orderId, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> orderId.equals(entry.request().orderId())
                        || orderId.equals(entry.answer().id()))
                .toList();
    }
}
