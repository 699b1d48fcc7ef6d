package io.sales.benchmark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
     * Starts one, from empty data, and waits until an order can be placed.
     *
     * @param root of the repository
     * @param directory for its data and logs
     * @param options for {@code ./sales up}
     * @param settings on top of the defaults, as environment variables
     * @throws IllegalStateException if it does not come up, with where it says why
     */
    public static SalesSystem up(Path root, Path directory, List<String> options, Map<String, String> settings) {
        var system = new SalesSystem(root, directory, FreePort.find("127.0.0.1"));
        var arguments = new ArrayList<>(List.of("up", "--fresh"));
        arguments.addAll(options);
        system.sales(settings, arguments);
        return system;
    }

    /** Of the gateway. */
    public int port() {
        return port;
    }

    /** The processes, by role: {@code gateway}, {@code order}, {@code inventory}, and so on. */
    public Map<String, List<Long>> processes() {
        var processes = new TreeMap<String, List<Long>>();
        for (JsonNode process : list()) {
            processes
                    .computeIfAbsent(process.path("role").asString(), role -> new ArrayList<>())
                    .add(process.path("pid").asLong());
        }
        return processes;
    }

    /** Where its own database server listens. */
    public int databasePort() {
        for (JsonNode process : list()) {
            if (process.path("role").asString().equals("database")) {
                return process.path("port").asInt();
            }
        }
        throw new IllegalStateException("The system has no database server of its own");
    }

    /** The password that it has made up for its own database server. */
    public String databasePassword() {
        try {
            return Files.readString(data.resolve("secrets/database-password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode list() {
        return JsonMapper.shared().readTree(sales(Map.of(), List.of("ps", "--json")));
    }

    @Override
    public void close() {
        sales(Map.of(), List.of("down"));
    }

    private String sales(Map<String, String> settings, List<String> arguments) {
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
            environment.put("SALES_STAFF_PASSWORD", STAFF_PASSWORD);
            environment.putAll(settings);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
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
