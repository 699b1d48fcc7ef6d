package io.sales.benchmark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole system, started and stopped as users do it, with a data directory and ports of its own. */
public final class SalesSystem implements AutoCloseable {

    public static final String STAFF_EMAIL = SalesCommand.STAFF_EMAIL;
    public static final String STAFF_PASSWORD = "the staff of a benchmark";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** As the README advises for a system that is to work hard for long: both compilers, and room for what lives briefly. */
    private static final Map<String, String> FOR_LOAD =
            Map.of("SALES_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4 -Xmx512m -Xmn256m");

    private final SalesCommand sales;

    private SalesSystem(SalesCommand sales) {
        this.sales = sales;
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
        var sales = new SalesCommand(root, directory, FreePort.find("127.0.0.1"), STAFF_PASSWORD, PATIENCE);
        var arguments = new ArrayList<>(List.of("up", "--fresh"));
        arguments.addAll(options);
        var environment = new TreeMap<>(FOR_LOAD);
        environment.putAll(settings);
        sales.run(environment, arguments);
        return new SalesSystem(sales);
    }

    /** Of the gateway. */
    public int port() {
        return sales.port();
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
            return Files.readString(sales.data().resolve("secrets/database-password"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode list() {
        return JsonMapper.shared().readTree(sales.run(Map.of(), List.of("ps", "--json")));
    }

    @Override
    public void close() {
        sales.run(Map.of(), List.of("down"));
    }
}
