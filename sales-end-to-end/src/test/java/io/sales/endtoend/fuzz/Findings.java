package io.sales.endtoend.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What a campaign has seen: how often which status, and each complaint with the first request that led to it. */
public final class Findings {

    private static final int EXAMPLES = 2;
    private static final int SHOWN = 1_500;

    private final long seed;
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> successes = new ConcurrentSkipListMap<>();
    private final Map<String, List<String>> complaints = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> complained = new ConcurrentHashMap<>();
    private final LongAdder sent = new LongAdder();

    Findings(long seed) {
        this.seed = seed;
    }

    void sent() {
        sent.increment();
    }

    void answered(Answer answer) {
        statuses.computeIfAbsent(answer.status(), any -> new LongAdder()).increment();
    }

    void succeeded(Operation operation) {
        successes.computeIfAbsent(operation.name(), any -> new LongAdder()).increment();
    }

    void complain(Request request, String complaint, String answer) {
        complained.computeIfAbsent(complaint, any -> new LongAdder()).increment();
        List<String> examples = complaints.computeIfAbsent(complaint, any -> new ArrayList<>());
        synchronized (examples) {
            if (examples.size() < EXAMPLES) {
                String shown = answer.length() > SHOWN ? answer.substring(0, SHOWN) + "..." : answer;
                examples.add("request %d: %s%n--- answered%n%s".formatted(request.number(), request.shown(), shown));
            }
        }
    }

    public long requests() {
        return sent.sum();
    }

    /** How many answers had a status of this hundred. */
    public long answers(int hundred) {
        return statuses.entrySet().stream()
                .filter(status -> status.getKey() / 100 == hundred)
                .mapToLong(status -> status.getValue().sum())
                .sum();
    }

    /** How often each operation did what it was asked, by method and path template. */
    public Map<String, Long> successes() {
        var counts = new TreeMap<String, Long>();
        successes.forEach((operation, count) -> counts.put(operation, count.sum()));
        return counts;
    }

    /** Each kind of complaint with some of the requests that led to it. */
    public Map<String, List<String>> complaints() {
        return complaints;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("%d requests, seed %d, statuses %s%n".formatted(requests(), seed, statuses));
        complaints.forEach((complaint, examples) -> text.append("%n=== %s (%s times)%n%s%n"
                .formatted(complaint, complained.get(complaint), String.join("\n---\n", examples))));
        return text.toString();
    }
}
