package io.sales.ordering.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A payment provider's HTTP server, between which and us everything can go wrong. */
public abstract class FaultyServer implements AutoCloseable {

    protected static final JsonMapper json = new JsonMapper();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Fault fault = Fault.NONE;

    protected FaultyServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
    }

    /** What goes wrong from now on. */
    void fail(Fault next) {
        fault = next;
    }

    /** How much was taken under this id, in minor units. */
    public abstract long captured(String attemptId);

    /** How much was given back under this id, in minor units. */
    public abstract long refunded(String refundId);

    /**
     * @param body null if there is none
     */
    protected abstract Reply answer(String method, String path, @Nullable JsonNode body);

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Fault now = fault;
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (now == Fault.REQUEST_LOST) {
                return;
            }
            Reply reply = now.reply != null
                    ? now.reply
                    : answer(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            body.length == 0 ? null : json.readTree(body));
            if (now == Fault.STALLED) {
                closed.await(30, TimeUnit.SECONDS);
            }
            if (now == Fault.STALLED || now == Fault.ANSWER_LOST) {
                return;
            }
            byte[] text = reply.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.mediaType());
            exchange.sendResponseHeaders(reply.status(), text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An answer. */
    public record Reply(int status, String mediaType, String body) {

        public static Reply of(int status, Object body) {
            return new Reply(status, "application/json", json.writeValueAsString(body));
        }
    }

    /** What can go wrong. */
    public enum Fault {
        NONE(null),
        /** It never arrives. */
        REQUEST_LOST(null),
        /** It is done, and nobody hears of it. */
        ANSWER_LOST(null),
        /** It is done, and the answer does not come for a long time. */
        STALLED(null),
        SERVER_ERROR(new Reply(500, "application/json", "{\"code\":\"internal\"}")),
        BUSY(new Reply(503, "text/html", "<html>busy</html>")),
        NOT_JSON(new Reply(200, "text/html", "<html>welcome</html>")),
        BROKEN_JSON(new Reply(200, "application/json", "{\"status\":")),
        EMPTY(new Reply(200, "application/json", "")),
        NOTHING_IN_IT(new Reply(200, "application/json", "{}")),
        OF_ANOTHER_SHAPE(new Reply(200, "application/json", "[{\"status\":[],\"state\":{}}]")),
        OF_ANOTHER_TIME(new Reply(
                200,
                "application/json",
                "{\"id\":\"1\",\"paymentId\":\"1\",\"status\":\"disputed\",\"state\":\"DISPUTED\","
                        + "\"amount\":1,\"value\":\"0.01\",\"currency\":\"EUR\",\"currencyCode\":\"EUR\"}"));

        private final @Nullable Reply reply;

        Fault(@Nullable Reply reply) {
            this.reply = reply;
        }
    }
}
