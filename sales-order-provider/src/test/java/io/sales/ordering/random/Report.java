package io.sales.ordering.random;

import io.sales.ordering.random.Findings.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What to read when something is wrong: how to repeat it, everything that was found about the order with the shortest
 * history, and that history.
 *
 * @param history by order; empty for what is no order
 */
record Report(long seed, Findings findings, Function<String, List<String>> history) {

    String text() {
        return "-Dsales.random.seed=%d: %d findings against %s%n%s"
                .formatted(seed, findings.all().size(), findings.broken(), shortest());
    }

    private String shortest() {
        return findings.all().stream()
                .map(Finding::orderId)
                .distinct()
                .min(Comparator.comparing(this::length))
                .map(this::about)
                .orElse("");
    }

    /** What is no order comes last. */
    private int length(String orderId) {
        int lines = history.apply(orderId).size();
        return lines == 0 ? Integer.MAX_VALUE : lines;
    }

    private String about(String orderId) {
        String found = findings.all().stream()
                .filter(finding -> finding.orderId().equals(orderId))
                .map(Finding::toString)
                .collect(Collectors.joining("\n"));
        return found + "\n" + String.join("\n", history.apply(orderId));
    }
}
