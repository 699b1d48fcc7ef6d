package io.sales.faults.system;

import io.sales.launcher.process.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What a provider counts, at one moment. */
public record Figures(String text) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * @throws IOException if it does not tell
     */
    public static Figures of(RunningSystem system, String provider) throws IOException {
        int port = system.plan(provider).ports().management();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(port)))
                .timeout(PATIENCE)
                .build();
        try {
            return new Figures(HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /**
     * Settlements that inventory refused as overtaken, since its instances were started.
     *
     * @throws IOException if one of them does not tell
     */
    public static long staleSettlements(RunningSystem system) throws IOException {
        double stale = 0;
        for (String name : system.names(Role.INVENTORY)) {
            stale += of(system, name).sum("sales_settlements_total", "outcome=\"stale\"");
        }
        return Math.round(stale);
    }

    /** Of all lines of a metric that have this label. */
    private double sum(String metric, String label) {
        return text.lines()
                .filter(line -> line.startsWith(metric + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
