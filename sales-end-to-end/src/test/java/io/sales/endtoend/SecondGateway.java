package io.sales.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another gateway of a system, started as {@code ./sales} started its own, on a port of its own. */
final class SecondGateway implements AutoCloseable {

    private final Process process;
    private final Path output;
    private final Api api;

    SecondGateway(LocalSystem system) {
        try {
            int port = freePort();
            JsonNode plan = JsonMapper.shared()
                    .readTree(Files.readString(system.data().resolve("run").resolve("gateway.json")))
                    .path("plan");
            this.output = Files.createTempFile("second-gateway", ".log");
            var builder = new ProcessBuilder(plan.path("command")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList())
                    .directory(system.data().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            plan.path("environment")
                    .properties()
                    .forEach(one -> builder.environment()
                            .put(one.getKey(), one.getValue().asString()));
            builder.environment().put("SALES_PORT", String.valueOf(port));
            builder.environment().put("SALES_QOS_PORT", String.valueOf(freePort()));
            this.process = builder.start();
            this.api = new Api("http://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> api.get("/actuator/health/readiness").status() == 200);
    }

    Api api() {
        return api;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
