package io.sales.launcher.demo;

import io.sales.launcher.process.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Speaks with the gateway, and lets the transcript listen. */
final class Gateway {

    private static final String BASE = "/api/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper json = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI address;
    private final Transcript transcript;
    private int requests;

    Gateway(URI address, Transcript transcript) {
        this.address = address;
        this.transcript = transcript;
    }

    /** How many requests were sent. */
    int requests() {
        return requests;
    }

    JsonNode get(String path, @Nullable String token) {
        return exchange("GET", path, token, MissingNode.getInstance(), 200);
    }

    JsonNode put(String path, String token) {
        return exchange("PUT", path, token, MissingNode.getInstance(), 200);
    }

    /**
     * @param body JSON
     * @param expected the status without which the sale cannot go on
     */
    JsonNode post(String path, @Nullable String token, String body, int expected) {
        return exchange(
                "POST", path, token, body.isEmpty() ? MissingNode.getInstance() : json.readTree(body), expected);
    }

    private JsonNode exchange(String method, String path, @Nullable String token, JsonNode body, int expected) {
        transcript.request(method, BASE + path, body);
        HttpResponse<byte[]> response = send(request(method, path, token, body));
        JsonNode answer = parse(response.body());
        transcript.answer(response.statusCode(), answer);
        if (response.statusCode() != expected) {
            throw new Failure("The answer should have been %d, not %d.".formatted(expected, response.statusCode()));
        }
        return answer;
    }

    private HttpRequest request(String method, String path, @Nullable String token, JsonNode body) {
        BodyPublisher content = body.isMissingNode()
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        var request = HttpRequest.newBuilder(address.resolve(BASE + path))
                .timeout(PATIENCE)
                .method(method, content);
        if (!body.isMissingNode()) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (method.equals("POST") && token != null) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return request.build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        requests++;
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Failure("The gateway at %s does not answer: %s".formatted(address, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }

    private static JsonNode parse(byte[] body) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new Failure("The answer is not JSON: " + e.getOriginalMessage());
        }
    }
}
