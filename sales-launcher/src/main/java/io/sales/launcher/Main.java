package io.sales.launcher;

import io.sales.launcher.process.Failure;
import io.sales.launcher.process.ProcessRecords;
import io.sales.launcher.process.Processes;
import io.sales.launcher.process.Progress;
import io.sales.launcher.system.DataDirectory;
import io.sales.launcher.system.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Runs one command; the exit status is 0 for done, 1 for could not, 2 for not understood. */
public final class Main {

    /** Set by the script {@code sales}. */
    private static final String ROOT = "sales.root";

    private static final int COULD_NOT = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private Main() {}

    public static void main(String[] line) {
        try {
            command(Arguments.parse(List.of(line))).run();
        } catch (UsageError e) {
            System.err.println(e.getMessage());
            System.err.println();
            System.err.print(usage());
            System.exit(NOT_UNDERSTOOD);
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(COULD_NOT);
        }
    }

    private static Command command(Arguments arguments) {
        if (arguments instanceof Arguments.Help) {
            return () -> System.out.print(usage());
        }
        Path root = Path.of(System.getProperty(ROOT, "")).toAbsolutePath().normalize();
        Settings settings = Settings.of(root, System.getenv());
        var data = new DataDirectory(settings.data());
        var progress = new Progress(System.out);
        var records = new ProcessRecords(data.run());
        var processes = new Processes(records, data.logs(), progress);
        if (arguments instanceof Arguments.Up up) {
            return new Up(up, settings, records, processes, progress);
        } else if (arguments instanceof Arguments.Ps ps) {
            return new Ps(ps.json(), processes, System.out);
        } else if (arguments instanceof Arguments.Stop stop) {
            return new Stop(stop.name(), data, records, processes, progress);
        } else if (arguments instanceof Arguments.Start start) {
            return new Start(start.name(), data, records, processes, progress);
        } else if (arguments instanceof Arguments.Demo) {
            return new Demo(records, System.out);
        }
        return new Down(data, records, processes, progress);
    }

    private static String usage() {
        try (var text = Objects.requireNonNull(Main.class.getResourceAsStream("/usage.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
