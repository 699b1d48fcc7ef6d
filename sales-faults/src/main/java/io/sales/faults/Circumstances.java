package io.sales.faults;

import io.sales.faults.report.FaultResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the figures were found on, without which they say little. */
record Circumstances(String commit, String processor, double load) {

    static Circumstances look(Path root) {
        try {
            String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
            return new Circumstances(commit(root), cpu(), Double.parseDouble(load));
        } catch (IOException e) {
            throw new UncheckedIOException("The machine cannot be described", e);
        }
    }

    FaultResult.Run run(String database, long seed, double perSecond, Instant at, double minutes) {
        return new FaultResult.Run(
                database,
                seed,
                perSecond,
                at.toString(),
                minutes,
                commit,
                Runtime.getRuntime().availableProcessors(),
                processor,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                load);
    }

    private static String cpu() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private static String commit(Path root) {
        String commit = git(root, List.of("rev-parse", "--short=12", "HEAD"));
        if (commit.isEmpty()) {
            return "unknown";
        }
        return git(root, List.of("status", "--porcelain", "--", ".", ":!docs/faults"))
                        .isEmpty()
                ? commit
                : commit + "+";
    }

    /** Nothing where there is no git, or no repository. */
    private static String git(Path root, List<String> arguments) {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(arguments);
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? answer : "";
        } catch (IOException noGit) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while git answers", e);
        }
    }
}
