package io.sales.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sales.gateway.security.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the gateway under test. */
@Lazy
public class Http {

    private static final JsonMapper mapper = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApplicationContext context;
    private final TestTokens tokens;

    public Http(ApplicationContext context) {
        this.context = context;
        this.tokens = new TestTokens(context);
    }

    public TestTokens tokens() {
        return tokens;
    }

    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    public Request get(String path) {
        return request("GET", path);
    }

    public Request post(String path, String body) {
        return request("POST", path).json(body);
    }

    public Request request(String method, String path) {
        return new Request(method, path);
    }

    /** Sends bytes as they are and reads until the other side closes. */
    public Reply raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return Reply.parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
        }
    }

    /** A request in the making. */
    public final class Request {

        private final HttpRequest.Builder builder;
        private final String method;
        private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

        private Request(String method, String path) {
            this.method = method;
            this.builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        }

        public Request json(String text) {
            return body("application/json", text.getBytes(UTF_8));
        }

        public Request body(String mediaType, byte[] bytes) {
            builder.setHeader("Content-Type", mediaType);
            body = BodyPublishers.ofByteArray(bytes);
            return this;
        }

        public Request chunked(byte[] bytes) {
            builder.setHeader("Content-Type", "application/json");
            body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
            return this;
        }

        public Request with(String header, String value) {
            builder.header(header, value);
            return this;
        }

        public Request key(String key) {
            return with("Idempotency-Key", key);
        }

        public Request token(@Nullable String token) {
            return token == null ? this : with("Authorization", "Bearer " + token);
        }

        public Request asCustomer() {
            return token(tokens.customer());
        }

        public Request asAdmin() {
            return token(tokens.admin());
        }

        public Request asStaff() {
            return token(tokens.staff());
        }

        public Reply send() {
            try {
                return Reply.of(client.send(builder.method(method, body).build(), BodyHandlers.ofString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** An answer. */
    public record Reply(int status, Map<String, String> headers, String body) {

        static Reply of(HttpResponse<String> response) {
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return new Reply(response.statusCode(), headers, response.body());
        }

        static Reply parse(String text) {
            assertThat(text).startsWith("HTTP/1.1 ");
            String[] parts = text.split("\r\n\r\n", 2);
            String[] lines = parts[0].split("\r\n");
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 1; i < lines.length; i++) {
                String[] header = lines[i].split(":", 2);
                headers.put(header[0], header[1].strip());
            }
            return new Reply(Integer.parseInt(lines[0].split(" ")[1]), headers, parts[1]);
        }

        public @Nullable String header(String name) {
            return headers.get(name);
        }

        public JsonNode json() {
            return mapper.readTree(body);
        }

        /** Checks that this is a whole problem document of this status and code. */
        public JsonNode requireProblem(int expectedStatus, String code) {
            assertThat(header("Content-Type")).as(this::toString).isEqualTo("application/problem+json");
            JsonNode problem = json();
            assertThat(problem.path("code").asString()).as(this::toString).isEqualTo(code);
            assertThat(status).as(this::toString).isEqualTo(expectedStatus);
            assertThat(problem.path("status").asInt()).isEqualTo(expectedStatus);
            assertThat(problem.path("type").asString()).isEqualTo("urn:sales:problem:" + code);
            assertThat(problem.path("title").asString()).isNotBlank();
            assertThat(problem.path("detail").asString())
                    .isNotBlank()
                    .doesNotContain("Exception", "io.sales", "java.", "tools.jackson");
            assertThat(problem.path("instance").asString()).startsWith("/");
            assertThat(problem.path("traceId").asString())
                    .matches("[0-9a-f]{32}")
                    .isEqualTo(header("X-Trace-Id"));
            return problem;
        }
    }
}
