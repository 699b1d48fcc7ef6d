package io.sales.faults.system;

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

    /** Of all lines of a metric that have this label. */
    public double sum(String metric, String label) {
        return text.lines()
                .filter(line -> line.startsWith(metric + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
