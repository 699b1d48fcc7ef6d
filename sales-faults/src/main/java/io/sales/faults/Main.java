package io.sales.faults;

import io.sales.benchmark.suite.UsageError;
import io.sales.faults.fault.Fault;
import io.sales.faults.report.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Breaks what it is told to; the exit status is 0 if nothing was lost, 1 if something was, 2 for not understood. */
public final class Main {

    /** Set by the script {@code sales}. */
    private static final String ROOT = "sales.root";

    private static final int WRONG = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private static final long begun = System.nanoTime();

    private Main() {}

    public static void main(String[] line) {
        if (List.of(line).contains("--help")) {
            System.out.print(usage());
            return;
        }
        try {
            Path root = Path.of(System.getProperty(ROOT, "")).toAbsolutePath().normalize();
            if (List.of(line).equals(List.of("--page"))) {
                new Page(root.resolve(Campaign.KEPT)).write();
            } else if (!run(CommandLine.parse(List.of(line), root))) {
                System.exit(WRONG);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UsageError e) {
            System.err.println(e.getMessage());
            System.err.println();
            System.err.print(usage());
            System.exit(NOT_UNDERSTOOD);
        }
    }

    /** Whether nothing was lost. */
    private static boolean run(Options options) {
        boolean holds = true;
        var campaign = new Campaign(options, Main::say);
        for (Fault fault : options.faults()) {
            if (!fault.suits(options.database())) {
                say("%s cannot be done here on %s".formatted(fault.name(), options.database()));
                continue;
            }
            try {
                holds &= campaign.run(fault).holds();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return holds;
    }

    private static void say(String line) {
        System.out.printf(Locale.ROOT, "[%6.1f s] %s%n", (System.nanoTime() - begun) / 1e9, line);
        System.out.flush();
    }

    private static String usage() {
        try (var text = Objects.requireNonNull(Main.class.getResourceAsStream("/faults-usage.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
