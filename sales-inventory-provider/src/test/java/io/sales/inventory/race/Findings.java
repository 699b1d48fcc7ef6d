package io.sales.inventory.race;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What was answered to all callers, and what should not have been. */
final class Findings {

    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    void answered(Object outcome) {
        answers.computeIfAbsent(Callers.word(outcome), word -> new LongAdder()).increment();
    }

    void wrong(Object command, Object expected, Object seen) {
        wrong.add("%s%n  must be answered %s%n  and was answered %s".formatted(command, expected, seen));
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    Map<String, LongAdder> answers() {
        return answers;
    }
}
