package io.sales.benchmark.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One inventory provider, the executable jar as it is deployed, without a registry: it is called by its address. */
public final class ProviderProcess implements AutoCloseable {

    /** What callers show. With a registry, each instance makes up one of its own and tells it there. */
    public static final String RPC_TOKEN = "benchmark";

    /** Dubbo would take 127.0.0.1 for a mistake, and listen on every interface. */
    private static final String ADDRESS = "::1";

    private static final String MODULE = "sales-inventory-provider";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int HTTP_OK = 200;

    private final Process process;
    private final int rpcPort;
    private final int managementPort;
    private final Path log;

    private ProviderProcess(Process process, int rpcPort, int managementPort, Path log) {
        this.process = process;
        this.rpcPort = rpcPort;
        this.managementPort = managementPort;
        this.log = log;
    }

    /**
     * Starts it; it is ready when {@link #awaitReady} returns.
     *
     * @param root of the repository, in which it has been built
     * @param javaOptions that the process runs with
     * @param databaseUrl for JDBC
     * @param log gets what it prints
     */
    public static ProviderProcess start(Path root, List<String> javaOptions, String databaseUrl, Path log) {
        int rpcPort = FreePort.find(ADDRESS);
        int managementPort = FreePort.find("127.0.0.1");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of(
                "-jar", jar(root).toString(), "--dubbo.registry.address=N/A", "--dubbo.provider.token=" + RPC_TOKEN));
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SALES_") || name.startsWith("DUBBO_"));
        environment.put("DUBBO_IP_TO_BIND", ADDRESS);
        environment.put("DUBBO_IP_TO_REGISTRY", ADDRESS);
        environment.put("SALES_REGISTRY", "");
        environment.put("SALES_RPC_PORT", Integer.toString(rpcPort));
        environment.put("SALES_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("SALES_QOS_PORT", Integer.toString(FreePort.find("127.0.0.1")));
        environment.put("SALES_DB_URL", databaseUrl);
        environment.put("SALES_DB_USER", DatabaseServer.USER);
        environment.put("SALES_DB_PASSWORD", DatabaseServer.PASSWORD);
        try {
            return new ProviderProcess(builder.start(), rpcPort, managementPort, log);
        } catch (IOException e) {
            throw new UncheckedIOException("The provider does not start", e);
        }
    }

    /**
     * @throws IllegalStateException if it ends or takes longer than a minute, with where its log is
     */
    public void awaitReady() {
        var client = HttpClient.newBuilder().connectTimeout(POLL).build();
        var question = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort)))
                .timeout(Duration.ofSeconds(2))
                .build();
        long deadline = System.nanoTime() + START.toNanos();
        while (!isReady(client, question)) {
            try {
                if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    throw new IllegalStateException("The provider does not come up; its log is " + log);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while the provider starts", e);
            }
        }
    }

    /** Where it is called: {@code dubbo://host:port}. */
    public String address() {
        return "dubbo://[%s]:%d".formatted(ADDRESS, rpcPort);
    }

    public CpuTime cpuTime() {
        return CpuTime.ofProcess(process.pid());
    }

    /** At once: whoever used it is gone, and so is soon its database. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest question) {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == HTTP_OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the provider starts", e);
        }
    }

    private static Path jar(Path root) {
        Path target = root.resolve(MODULE).resolve("target");
        if (Files.isDirectory(target)) {
            try (var jars = Files.newDirectoryStream(target, MODULE + "-*.jar")) {
                for (Path jar : jars) {
                    return jar;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException(MODULE + " is not built: there is no jar in " + target);
    }
}
