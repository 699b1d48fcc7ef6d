package io.sales.benchmark;

import io.sales.benchmark.hold.HoldSuite;
import io.sales.benchmark.order.OrderSuite;
import io.sales.benchmark.overload.OverloadSuite;
import io.sales.benchmark.report.Result;
import io.sales.benchmark.suite.Progress;
import io.sales.benchmark.suite.Suite;
import io.sales.benchmark.suite.UsageError;
import io.sales.benchmark.system.Machine;
import io.sales.benchmark.system.RunningParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;

/** Runs one benchmark; the exit status is 0 for done, 1 for wrong results or none, 2 for not understood. */
public final class Main {

    /** Set by the script {@code sales}. */
    private static final String ROOT = "sales.root";

    /** Where the repository keeps the results that it shows. */
    private static final String KEPT = "docs/benchmarks";

    private static final List<Suite> SUITES = List.of(new HoldSuite(), new OrderSuite(), new OverloadSuite());

    private static final int WRONG = 1;
    private static final int NOT_UNDERSTOOD = 2;

    /** Enough for the longest suite twice over. */
    private static final Duration LONGEST = Duration.ofMinutes(90);

    private Main() {}

    public static void main(String[] line) {
        // Before the first class of Dubbo is loaded, which would look for loggers that there are not.
        System.setProperty("dubbo.application.logger", "slf4j");
        if (List.of(line).contains("--help")) {
            System.out.print(usage());
            return;
        }
        try {
            if (!run(List.of(line))) {
                System.exit(WRONG);
            }
        } catch (UsageError e) {
            System.err.println(e.getMessage());
            System.err.println();
            System.err.print(usage());
            System.exit(NOT_UNDERSTOOD);
        }
    }

    /** Whether the system did right. */
    private static boolean run(List<String> line) {
        Path root = Path.of(System.getProperty(ROOT, "")).toAbsolutePath().normalize();
        CommandLine command = CommandLine.parse(line, SUITES, root);
        var progress = new Progress(System.out);
        var parts = new RunningParts();
        // Also when it is interrupted, or takes too long.
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "stop"));
        var watch = endAfter(LONGEST);
        try (parts) {
            Files.createDirectories(command.options().out());
            if (Machine.hasAutogroup()) {
                progress.say("the processors are shared among sessions here, which slows the gateway down most of all:"
                        + " see kernel.sched_autogroup_enabled in the README");
            }
            Result result = command.suite().run(command.options(), parts, progress);
            System.out.println(result.text());
            result.write(command.options().out());
            progress.say("written to " + command.options().out());
            if (command.keep()) {
                result.write(root.resolve(KEPT));
                progress.say("and to " + root.resolve(KEPT));
            }
            return result.isRight();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            watch.cancel();
        }
    }

    private static Timer endAfter(Duration limit) {
        var timer = new Timer("watch", true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        System.err.printf("It is not done after %d minutes and ends here.%n", limit.toMinutes());
                        System.exit(WRONG);
                    }
                },
                limit.toMillis());
        return timer;
    }

    private static String usage() {
        try (var text = Objects.requireNonNull(Main.class.getResourceAsStream("/usage.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
