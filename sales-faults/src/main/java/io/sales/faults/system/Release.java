package io.sales.faults.system;

import io.sales.launcher.process.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One commit of this repository, built where it lies. */
public record Release(Path root) {

    private static final Map<String, String> MODULES = Map.of(
            "inventory", "sales-inventory-provider",
            "order", "sales-order-provider",
            "gateway", "sales-gateway");

    /**
     * Puts another commit beside this one; whoever first starts something there builds it.
     *
     * @param own root of this repository
     * @param commit as git understands it
     */
    public static Release of(Path own, String commit) {
        String id = git(own, "rev-parse", "--short=12", commit + "^{commit}");
        Path root = own.resolve("target").resolve("release-" + id);
        if (!Files.exists(root)) {
            git(own, "worktree", "prune");
            git(own, "worktree", "add", "--detach", root.toString(), id);
        }
        return new Release(root);
    }

    /** The same process as this release has it. */
    public Plan of(Plan plan) {
        String module = MODULES.get(plan.role().wireName());
        if (module == null) {
            throw new IllegalArgumentException("No release has a " + plan.name());
        }
        var command = new ArrayList<String>();
        for (String argument : plan.command()) {
            if (argument.startsWith("@")) {
                // The class path, and behind it the main class: an archive has both.
                command.add("-jar");
                command.add(jar(module).toString());
            } else if (!command.contains("-jar") || argument.startsWith("--")) {
                command.add(argument);
            }
        }
        return plan.with(command, plan.environment());
    }

    private Path jar(String module) {
        Path target = root.resolve(module).resolve("target");
        try (var jars = Files.newDirectoryStream(target, module + "-*.jar")) {
            return jars.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(module + " is not built", e);
        }
    }

    private static String git(Path root, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (git.waitFor() != 0) {
                throw new IllegalStateException("%s says %s".formatted(command, answer));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while git works", e);
        }
    }
}
