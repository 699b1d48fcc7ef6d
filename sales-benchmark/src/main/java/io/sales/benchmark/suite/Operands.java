package io.sales.benchmark.suite;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The words of a command line, taken from left to right. */
public final class Operands {

    private final Deque<String> rest;

    public Operands(List<String> line) {
        this.rest = new ArrayDeque<>(line);
    }

    public boolean isEmpty() {
        return rest.isEmpty();
    }

    public String next() {
        return rest.pop();
    }

    /**
     * @throws UsageError if nothing comes after the option
     */
    public String after(String option) {
        if (rest.isEmpty()) {
            throw new UsageError("Something is missing after " + option + ".");
        }
        return rest.pop();
    }

    /**
     * @throws UsageError if what comes after the option is no such number
     */
    public int number(String option, int least, int most) {
        String text = after(option);
        if (text.matches("\\d{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw new UsageError("%s is a number from %d to %d, not %s.".formatted(option, least, most, text));
    }
}
