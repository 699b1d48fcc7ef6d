package io.sales.inventory.race;

import static org.awaitility.Awaitility.await;

import io.sales.api.catalogue.CatalogueService;
import io.sales.api.stock.InventoryService;
import io.sales.api.stock.StockService;
import io.sales.inventory.race.Connections.Line;
import io.sales.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** One inventory provider, as a process of its own. */
final class Instance {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LOOPBACK = "::1";

    /** What callers show, as there is no registry to tell them. */
    static final String TOKEN = "race";

    private final Process process;
    private final File log;
    private final int port;
    private final List<Line> lines = new ArrayList<>();
    private final List<Desk> desks = new ArrayList<>();

    /** What one group of callers asks of this instance. */
    record Desk(InventoryService inventory, StockService stock) {}

    private Instance(Process process, File log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Begins to start; {@link #connect} waits until it has. */
    static Instance start(TestDatabase database, String name) {
        int port = freePort();
        var log = new File("target", "race-%s.log".formatted(name));
        var builder = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.environment()
                .putAll(Map.of(
                        "SALES_DB_URL", database.url(),
                        "SALES_DB_USER", database.user(),
                        "SALES_DB_PASSWORD", database.password(),
                        "SALES_RPC_PORT", String.valueOf(port),
                        "DUBBO_IP_TO_BIND", LOOPBACK,
                        "DUBBO_IP_TO_REGISTRY", LOOPBACK));
        try {
            return new Instance(builder.start(), log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                classPath,
                RacingProvider.class.getName(),
                "--sales.registry=",
                "--dubbo.registry.address=N/A",
                "--dubbo.application.qos-enable=false",
                "--dubbo.provider.token=" + TOKEN,
                // Overload is refused at 64 calls by default; what is wanted here is all callers at once.
                "--dubbo.protocol.threads=200",
                "--dubbo.provider.executes=200");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it serves, and connects every group of callers. */
    void connect(Connections connections, int groups) {
        await("the instance that writes " + log).atMost(PATIENCE).until(this::listens);
        IntStream.range(0, groups).forEach(group -> {
            Line line = connections.open(group, port);
            lines.add(line);
            desks.add(new Desk(line.to(InventoryService.class), line.to(StockService.class)));
        });
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("It has ended: see " + log.getAbsolutePath());
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    Desk desk(int group) {
        return desks.get(group);
    }

    CatalogueService catalogue() {
        return lines.get(0).to(CatalogueService.class);
    }

    GuardSwitch guards() {
        return lines.get(0).to(GuardSwitch.class);
    }

    /** SIGKILL: nothing is said, nothing is finished. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Process %d cannot be killed".formatted(process.pid()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void hangUp() {
        lines.forEach(Line::close);
    }
}
