package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A system of its own: its own port, its own data directory, handled only through {@code ./sales}. */
final class LocalSystem implements AutoCloseable {

    static final String STAFF_EMAIL = "staff@sales.example";
    static final String STAFF_PASSWORD = "a staff password for tests";

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final JsonMapper json = JsonMapper.shared();

    private final Path repository = Path.of(System.getProperty("sales.repository", ".."))
            .toAbsolutePath()
            .normalize();
    private final Path data;
    private final int port;
    private final Map<String, String> environment = new HashMap<>();

    LocalSystem() {
        try {
            this.data = Files.createTempDirectory("sales end to end ");
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                this.port = socket.getLocalPort();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("SALES_PORT", String.valueOf(port));
        environment.put("SALES_DATA", data.toString());
        environment.put("SALES_STAFF_EMAIL", STAFF_EMAIL);
        environment.put("SALES_STAFF_PASSWORD", STAFF_PASSWORD);
        // Whichever goes down first makes the starts of all others shorter.
        environment.put(
                "SALES_PROGRAMS", Path.of("target/programs").toAbsolutePath().toString());
        environment.put("SALES_RECORD_CLASSES", "true");
    }

    LocalSystem with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    LocalSystem without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** Starts it, and fails with what it said if it does not come up. */
    LocalSystem up(String... options) {
        var arguments = new ArrayList<>(List.of("up"));
        arguments.addAll(List.of(options));
        Run up = run(arguments.toArray(String[]::new));
        if (up.exit() != 0) {
            // Whoever started it in a declaration has nothing to close yet.
            close();
        }
        up.requireSuccess();
        return this;
    }

    /** Runs {@code ./sales} with these arguments, to its end. */
    Run run(String... arguments) {
        var command = new ArrayList<>(List.of(repository.resolve("sales").toString()));
        command.addAll(List.of(arguments));
        Path output = data.resolve("command.out");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        long started = System.nanoTime();
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("%s did not end:%n%s".formatted(command, Files.readString(output)));
            }
            return new Run(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.UTF_8),
                    Duration.ofNanos(System.nanoTime() - started));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<Instance> ps() {
        JsonNode processes = json.readTree(run("ps", "--json").requireSuccess().output());
        return processes
                .valueStream()
                .map(one -> new Instance(
                        one.path("name").asString(),
                        one.path("role").asString(),
                        one.path("pid").asLong(0),
                        one.path("port").asInt(),
                        one.path("state").asString()))
                .toList();
    }

    Instance process(String name) {
        return ps().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no process " + name));
    }

    /** Where a provider tells its health and figures. */
    int managementPort(String name) {
        try {
            return json.readTree(Files.readString(data.resolve("run").resolve(name + ".json")))
                    .path("plan")
                    .path("ports")
                    .path("management")
                    .asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String registry() {
        return "127.0.0.1:" + process("zookeeper").port();
    }

    Api api() {
        return new Api("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    Path repository() {
        return repository;
    }

    @Override
    public void close() {
        if (!Files.exists(data)) {
            return;
        }
        Run down = run("down");
        assertThat(down.exit()).as(down.output()).isZero();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(LocalSystem::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of {@code ./sales ps}; pid 0 if it is not running. */
    record Instance(String name, String role, long pid, int port, String state) {

        boolean isUp() {
            return state.equals("UP");
        }
    }

    /** What a command came to. */
    record Run(int exit, String output, Duration took) {

        Run requireSuccess() {
            assertThat(exit).as(output).isZero();
            return this;
        }
    }
}
