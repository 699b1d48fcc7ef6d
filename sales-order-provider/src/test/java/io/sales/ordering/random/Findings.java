package io.sales.ordering.random;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What was seen to be wrong, and how often what was done. */
final class Findings {

    private final ConcurrentLinkedQueue<Finding> findings = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> tally = new ConcurrentHashMap<>();

    /**
     * @param orderId or the SKU or reference that it is about, where it is about no order
     */
    record Finding(Invariant invariant, String orderId, String text) {

        @Override
        public String toString() {
            return "%s: %s: %s".formatted(invariant.name(), orderId, text);
        }
    }

    void broken(Invariant invariant, String orderId, String text) {
        findings.add(new Finding(invariant, orderId, text));
    }

    /** Notes that two things differ that must not. */
    void requireSame(Invariant invariant, String orderId, String what, Object found, Object wanted) {
        if (!found.equals(wanted)) {
            broken(invariant, orderId, "%s is %s and must be %s".formatted(what, found, wanted));
        }
    }

    void count(String what) {
        tally.computeIfAbsent(what, name -> new LongAdder()).increment();
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }

    Set<Invariant> broken() {
        var broken = EnumSet.noneOf(Invariant.class);
        findings.forEach(finding -> broken.add(finding.invariant()));
        return broken;
    }

    Map<String, Long> tally() {
        var sums = new TreeMap<String, Long>();
        tally.forEach((what, count) -> sums.put(what, count.sum()));
        return sums;
    }
}
