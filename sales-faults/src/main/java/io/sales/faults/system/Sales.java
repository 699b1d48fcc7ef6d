package io.sales.faults.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command {@code ./sales}, for a data directory and a gateway port of its own.
 *
 * @param root of the repository
 */
public record Sales(Path root, Path data, int port) {

    public static final String STAFF_EMAIL = "staff@sales.example";
    public static final String STAFF_PASSWORD = "staff that nothing upsets";

    /** It may have to be built first. */
    private static final int PATIENCE_MINUTES = 15;

    public static Sales at(Path root, Path data) {
        return new Sales(root, data, freePort());
    }

    /** A port of the loopback interface that nobody listens on. */
    public static int freePort() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port can be listened on", e);
        }
    }

    void up(Setup setup) {
        run(
                setup.environment(),
                "up",
                "--fresh",
                "--db",
                setup.database(),
                "--instances",
                Integer.toString(setup.instances()));
    }

    /** Goes on from the data that is there. */
    void upAgain() {
        run("up", "--instances", "1");
    }

    /**
     * @throws IllegalStateException if it fails, with where it says why
     */
    void run(String... arguments) {
        run(Map.of(), arguments);
    }

    private void run(Map<String, String> settings, String... arguments) {
        try {
            Files.createDirectories(data);
            Path output = data.resolve("sales-" + arguments[0] + ".out");
            var command = new ArrayList<>(List.of(root.resolve("sales").toString()));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
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
