package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The HTTP API as a client sees it. */
final class Api {

    private static final JsonMapper json = JsonMapper.shared();
    private static final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String server;
    private final @Nullable String token;

    Api(String server) {
        this(server, null);
    }

    private Api(String server, @Nullable String token) {
        this.server = server;
        this.token = token;
    }

    /** The same API, used by who has this token. */
    Api as(String accessToken) {
        return new Api(server, accessToken);
    }

    @Nullable
    String token() {
        return token;
    }

    Api signIn(String email, String password) {
        Reply reply = post("/tokens", Map.of("email", email, "password", password));
        return as(reply.expect(200).body().path("accessToken").asString());
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply post(String path, Object body) {
        return send(withBody("POST", path, body));
    }

    Reply post(String path, Object body, String key) {
        return send(withBody("POST", path, body).header("Idempotency-Key", key));
    }

    /** A command that has not been sent before. */
    Reply postNew(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Reply put(String path, Object body) {
        return send(withBody("PUT", path, body));
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** Anything that can be sent, wanted or not. */
    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder withBody(String method, String path, Object body) {
        String text = body instanceof String raw ? raw : json.writeValueAsString(body);
        return request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(text));
    }

    HttpRequest.Builder request(String path) {
        String prefix = path.startsWith("/actuator") || path.startsWith("/openapi") || path.startsWith("/docs")
                ? ""
                : "/api/v1";
        var request = HttpRequest.newBuilder(URI.create(server + prefix + path)).timeout(Duration.ofSeconds(20));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    /** What came back. */
    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        JsonNode body() {
            return response.body().isEmpty() ? MissingNode.getInstance() : json.readTree(response.body());
        }

        String code() {
            return body().path("code").asString("");
        }

        Reply expect(int status) {
            assertThat(status())
                    .as("%s -> %s", response.request(), response.body())
                    .isEqualTo(status);
            return this;
        }

        /** A refusal of the contract: problem+json, with this slug, and nothing that gives insides away. */
        Reply expectProblem(int status, String code) {
            expect(status);
            assertThat(header("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(code()).as(response.body()).isEqualTo(code);
            assertThat(body().path("status").asInt()).isEqualTo(status);
            assertThat(body().path("traceId").asString("")).matches("[0-9a-f]{32}");
            assertThat(response.body()).doesNotContain("Exception", "io.sales", "org.springframework", "SELECT ");
            return this;
        }
    }
}
