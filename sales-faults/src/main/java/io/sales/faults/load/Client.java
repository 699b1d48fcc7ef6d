package io.sales.faults.load;

import io.sales.faults.history.Answer;
import io.sales.faults.history.Outcome;
import io.sales.faults.history.Request;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP API as a client sees it that knows one gateway or several. Where a connection is refused it tries the next
 * gateway, as nothing was sent, and one that says it is closing is left alone for a while; it repeats nothing else.
 */
public final class Client {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** Longer than the gateway takes to give up on a command. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration LEFT_ALONE = Duration.ofSeconds(4);
    private static final int MALFORMED = 502;
    private static final int NOT_FOUND = 404;
    private static final JsonMapper json = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<Integer> gateways;
    private volatile boolean blind;

    /** Until when gateways are left alone, by port. */
    private final Map<Integer, Long> leaving = new ConcurrentHashMap<>();

    /**
     * @param gateways ports on the loopback interface, at least one
     */
    public Client(List<Integer> gateways) {
        this.gateways = List.copyOf(gateways);
    }

    /** From here on requests are shared out among these. */
    public void use(List<Integer> others) {
        gateways = List.copyOf(others);
    }

    /** From here on what has no answer is sent a second time, as if it were something new. No client should. */
    public void repeatBlindly() {
        blind = true;
    }

    /** Sends a request once, and says what is known of it. */
    Answer send(Request request, String token) {
        Answer answer = send(request, request.key(), token);
        boolean again = blind && answer.outcome() == Outcome.UNKNOWN && request.key() != null;
        return again ? send(request, UUID.randomUUID().toString(), token) : answer;
    }

    private Answer send(Request request, @Nullable String key, String token) {
        try {
            return answer(exchange("POST", request.path(), token, key, json.writeValueAsString(request.body())));
        } catch (ConnectException refused) {
            return Answer.refused(0, "connection-refused");
        } catch (IOException broken) {
            return Answer.unknown(0, broken.getClass().getSimpleName());
        }
    }

    /**
     * Reads or writes something that must succeed.
     *
     * @throws IOException without an answer, or if it is not 2xx
     */
    JsonNode require(String method, String path, String token, @Nullable String key, Object body) throws IOException {
        return required(method, path, exchange(method, path, token, key, json.writeValueAsString(body)));
    }

    /** Reads something; empty if there is no such thing. */
    Optional<JsonNode> find(String path, String token) throws IOException {
        Reply reply = exchange("GET", path, token, null, "");
        if (reply.status() == NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(required("GET", path, reply));
    }

    private static JsonNode required(String method, String path, Reply reply) throws IOException {
        if (reply.status() / 100 != 2) {
            throw new IOException("%s %s answers %d: %s".formatted(method, path, reply.status(), reply.body()));
        }
        return reply.body();
    }

    private Reply exchange(String method, String path, String token, @Nullable String key, String body)
            throws IOException {
        List<Integer> all = there();
        int first = turn.getAndIncrement();
        for (int i = 0; ; i++) {
            int port = all.get(Math.floorMod(first + i, all.size()));
            try {
                return exchange(port, method, path, token, key, body);
            } catch (ConnectException refused) {
                if (i == all.size() - 1) {
                    throw refused;
                }
            }
        }
    }

    /** Those that are not about to go; all if none is left. */
    private List<Integer> there() {
        long now = System.nanoTime();
        List<Integer> there = gateways.stream()
                .filter(port -> leaving.getOrDefault(port, now) - now <= 0)
                .toList();
        return there.isEmpty() ? gateways : there;
    }

    private Reply exchange(int port, String method, String path, String token, @Nullable String key, String body)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1%s".formatted(port, path)))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.headers()
                    .firstValue("Connection")
                    .filter("close"::equals)
                    .isPresent()) {
                leaving.put(port, System.nanoTime() + LEFT_ALONE.toNanos());
            }
            boolean replayed =
                    response.headers().firstValue("Idempotency-Replayed").isPresent();
            return new Reply(response.statusCode(), replayed, json.readTree(response.body()));
        } catch (JacksonException malformed) {
            return new Reply(MALFORMED, false, json.createObjectNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Answer answer(Reply reply) {
        JsonNode body = reply.body();
        String code = body.path("code").asString("");
        int status = reply.status();
        if (status / 100 == 2) {
            return Answer.acknowledged(
                    status,
                    body.path("id").asString(),
                    reply.replayed(),
                    body.path("status").asString(""));
        }
        if (code.equals("payment-declined")) {
            return Answer.acknowledged(status, body.path("paymentId").asString(), reply.replayed(), "FAILED");
        }
        return status >= 500 || code.equals("in-progress") || code.equals("request-timeout")
                ? Answer.unknown(status, code)
                : Answer.refused(status, code);
    }

    private record Reply(int status, boolean replayed, JsonNode body) {}
}
