package io.sales.benchmark.suite;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells a person what is happening, each line with the seconds since the beginning. */
public final class Progress {

    private final PrintStream out;
    private final long begun = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /**
     * @param line a format, as for {@link String#format}
     */
    public synchronized void say(String line, Object... values) {
        String text = values.length == 0 ? line : String.format(Locale.ROOT, line, values);
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds(), text);
        out.flush();
    }

    public double seconds() {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0;
    }
}
