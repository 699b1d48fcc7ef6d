package io.sales.benchmark.report;

import io.sales.benchmark.system.Machine;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A page that is written line by line. Numbers look the same wherever it is written. */
public final class MarkdownPage {

    private final StringBuilder text = new StringBuilder();

    public void line(String format, Object... values) {
        text.append(format(format, values)).append('\n');
    }

    /** What the figures were measured on. */
    public void machine(Machine machine) {
        line(
                "%d cores (%s) shared by %s, %,d MiB, %s, %s, %s; 8 KiB are on disk after %.2f ms.",
                machine.cores(),
                machine.processor(),
                machine.sharers(),
                machine.memoryMebibytes(),
                machine.system(),
                machine.java(),
                machine.fileSystem(),
                machine.syncMillis());
    }

    public static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** One after the other, with commas between. */
    public static String pairs(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
