package io.sales.launcher.process;

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

    public void say(String line) {
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds(), line);
        out.flush();
    }

    /** A line without the time. */
    public void print(String line) {
        out.println(line);
        out.flush();
    }

    public double seconds() {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    }
}
