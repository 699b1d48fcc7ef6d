package io.sales.benchmark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A whole system, started and stopped as users do it, with a data directory and ports of its own. */
public final class SalesSystem implements AutoCloseable {

    public static final String STAFF_EMAIL = "staff@sales.example";
    public static final String STAFF_PASSWORD = "the staff of a benchmark";

    private static final int PATIENCE_MINUTES = 5;

    private final Path root;
    private final Path data;
    private final int port;

    private SalesSystem(Path root, Path data, int port) {
        this.root = root;
        this.data = data;
        this.port = port;
    }

    /**
     * Starts one on PostgreSQL, from empty data, and waits until an order can be placed.
     *
     * @param root of the repository
     * @param directory for its data and logs
     * @param settings on top of the defaults, as environment variables
     * @throws IllegalStateException if it does not come up, with where it says why
     */
    public static SalesSystem up(Path root, Path directory, Map<String, String> settings) {
        var system = new SalesSystem(root, directory, FreePort.find("127.0.0.1"));
        system.sales(settings, "up", "--fresh", "--db", "postgres");
        return system;
    }

    /** Of the gateway. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        sales(Map.of(), "down");
    }

    private void sales(Map<String, String> settings, String... arguments) {
        try {
            Files.createDirectories(data);
            Path output = data.resolve("sales-" + arguments[0] + ".out");
            var builder = new ProcessBuilder(root.resolve("sales").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.command().addAll(List.of(arguments));
            var environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("SALES_"));
            environment.put("SALES_PORT", Integer.toString(port));
            environment.put("SALES_DATA", data.toString());
            environment.put("SALES_STAFF_EMAIL", STAFF_EMAIL);
            environment.put("SALES_STAFF_PASSWORD", STAFF_PASSWORD);
            environment.putAll(settings);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("./sales %s failed; see %s".formatted(arguments[0], output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while ./sales runs", e);
        }
    }
}
