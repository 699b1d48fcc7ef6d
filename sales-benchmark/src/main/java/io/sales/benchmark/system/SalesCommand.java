package io.sales.benchmark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command {@code ./sales}, for a data directory and a gateway port of its own.
 *
 * @param root of the repository
 * @param patience after which it is taken to have failed
 */
public record SalesCommand(Path root, Path data, int port, String staffPassword, Duration patience) {

    public static final String STAFF_EMAIL = "staff@sales.example";

    /**
     * @param settings on top of the defaults, as environment variables; none is handed on from this process
     * @return what it says
     * @throws IllegalStateException if it fails, with where it says why
     */
    public String run(Map<String, String> settings, List<String> arguments) {
        try {
            Files.createDirectories(data);
            Path output = data.resolve("sales-" + arguments.get(0) + ".out");
            var builder = new ProcessBuilder(root.resolve("sales").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.command().addAll(arguments);
            var environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("SALES_"));
            environment.put("SALES_PORT", Integer.toString(port));
            environment.put("SALES_DATA", data.toString());
            environment.put("SALES_STAFF_EMAIL", STAFF_EMAIL);
            environment.put("SALES_STAFF_PASSWORD", staffPassword);
            environment.putAll(settings);
            Process process = builder.start();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("./sales %s failed; see %s".formatted(arguments.get(0), output));
            }
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while ./sales runs", e);
        }
    }
}
