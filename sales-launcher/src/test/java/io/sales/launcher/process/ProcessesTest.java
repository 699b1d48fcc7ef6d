package io.sales.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shell commands stand for processes, and a server of the test's own says whether they are ready. */
class ProcessesTest {

    @TempDir
    private Path directory;

    private HttpServer ready;
    private PortBlock free;
    private ProcessRecords records;
    private Processes processes;

    @BeforeEach
    void open() throws IOException {
        ready = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ready.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        ready.start();
        free = PortBlock.reserve();
        records = new ProcessRecords(directory);
        processes = another();
    }

    @AfterEach
    void close() {
        processes.stop(records.all());
        ready.stop(0);
        free.close();
    }

    @Test
    void whatWasStartedIsSeenAndStoppedByALaterCommand() {
        processes.start(List.of(plan("order-1", Role.ORDER, "exec sleep 60")));

        Sighting up = another().sightings().get(0);
        assertThat(up.state()).isEqualTo(ProcessState.UP);
        assertThat(up.pid()).isNotNull();

        another().stop(records.all());

        Sighting down = another().sightings().get(0);
        assertThat(down.state()).isEqualTo(ProcessState.DOWN);
        assertThat(down.pid()).isNull();
        assertThat(down.port()).isEqualTo(up.port());
    }

    @Test
    void aProcessThatEndsWhileItStartsIsNamedWithItsLastWords() {
        Plan plan = new Plan(
                "gateway",
                Role.GATEWAY,
                ProcessPorts.of(free.next()),
                "http://127.0.0.1:1/ready",
                StopSignal.TERM,
                List.of("bash", "-c", "echo 'ERROR: no key'; exit 3"),
                Map.of());

        assertThatThrownBy(() -> processes.start(List.of(plan)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("gateway ended while it started")
                .hasMessageContaining(directory.resolve("logs/gateway.log").toString())
                .hasMessageContaining("ERROR: no key");
    }

    @Test
    void undoneStopsWhatWasStartedAndNothingElse() {
        another().start(List.of(plan("payment", Role.PAYMENT, "exec sleep 60")));
        processes.start(List.of(plan("order-1", Role.ORDER, "exec sleep 60")));

        processes.undo();

        assertThat(records.find("payment"))
                .hasValueSatisfying(it -> assertThat(it.isAlive()).isTrue());
        assertThat(records.find("order-1"))
                .hasValueSatisfying(it -> assertThat(it.isAlive()).isFalse());
        assertThatThrownBy(() -> processes.start(List.of(plan("order-2", Role.ORDER, "exec sleep 60"))))
                .isInstanceOf(Failure.class);
    }

    @Test
    void stoppingGoesFromTheGatewayBackToTheRegistry() {
        var told = new ByteArrayOutputStream();
        processes.start(List.of(
                plan("zookeeper", Role.REGISTRY, "exec sleep 60"),
                plan("gateway", Role.GATEWAY, "exec sleep 60"),
                plan("order-1", Role.ORDER, "exec sleep 60")));

        new Processes(records, directory, new Progress(new PrintStream(told, true, StandardCharsets.UTF_8)))
                .stop(records.all());

        assertThat(told.toString(StandardCharsets.UTF_8))
                .containsSubsequence("Stopping gateway", "Stopping order-1", "Stopping zookeeper");
    }

    @Test
    void theSignalThatWasPlannedIsSent() {
        Plan plan = new Plan(
                "database",
                Role.DATABASE,
                ProcessPorts.of(free.next()),
                readiness(),
                StopSignal.INT,
                List.of(
                        "bash",
                        "-c",
                        "trap 'echo interrupted; exit 0' INT; echo armed; while true; do sleep 0.1; done"),
                Map.of());
        processes.start(List.of(plan));
        assertThat(Waiting.until(() -> log("database").contains("armed"), Duration.ofSeconds(10)))
                .isTrue();

        processes.stop(records.all());

        assertThat(log("database")).contains("interrupted");
    }

    @Test
    void aTakenPortIsToldBeforeAnythingStarts() {
        Plan plan = new Plan(
                "order-1",
                Role.ORDER,
                ProcessPorts.of(ready.getAddress().getPort()),
                readiness(),
                StopSignal.TERM,
                List.of("sleep", "60"),
                Map.of());

        assertThatThrownBy(() -> processes.start(List.of(plan)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("port " + ready.getAddress().getPort());
        assertThat(records.all()).isEmpty();
    }

    @Test
    void theEnvironmentComesFromThePlan() {
        processes.start(List.of(plan("order-1", Role.ORDER, "echo \"$SALES_PORT\"; exec sleep 60")));

        assertThat(Waiting.until(() -> log("order-1").equals("4711\n"), Duration.ofSeconds(10)))
                .isTrue();
    }

    private String log(String name) {
        try {
            return Files.readString(directory.resolve("logs").resolve(name + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Processes another() {
        return new Processes(
                records, directory.resolve("logs"), new Progress(new PrintStream(new ByteArrayOutputStream())));
    }

    private Plan plan(String name, Role role, String script) {
        return new Plan(
                name,
                role,
                ProcessPorts.of(free.next()),
                readiness(),
                StopSignal.TERM,
                List.of("bash", "-c", script),
                Map.of("SALES_PORT", "4711"));
    }

    private String readiness() {
        return "http://127.0.0.1:%d/ready".formatted(ready.getAddress().getPort());
    }
}
