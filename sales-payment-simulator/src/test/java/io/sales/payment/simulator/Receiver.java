package io.sales.payment.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is told of changes, and may answer badly. */
final class Receiver implements AutoCloseable {

    /** No answer: the connection is closed, as if the network had failed. */
    static final int SILENCE = 0;

    private static final JsonMapper json = new JsonMapper();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final IntUnaryOperator statusOfNth;

    private Receiver(int port, IntUnaryOperator statusOfNth) throws IOException {
        this.statusOfNth = statusOfNth;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
    }

    /**
     * @param statusOfNth what to answer to the first, second, ... delivery, counted from 0
     */
    static Receiver start(int port, IntUnaryOperator statusOfNth) throws IOException {
        return new Receiver(port, statusOfNth);
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/notify";
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    List<String> types() {
        return deliveries.stream()
                .map(delivery -> delivery.body().path("type").asString())
                .toList();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status;
            synchronized (deliveries) {
                status = statusOfNth.applyAsInt(deliveries.size());
                deliveries.add(new Delivery(
                        exchange.getRequestHeaders().getFirst("webhook-id"),
                        exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                        exchange.getRequestHeaders().getFirst("webhook-signature"),
                        body,
                        json.readTree(body)));
            }
            if (status != SILENCE) {
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    record Delivery(String id, String timestamp, String signature, byte[] bytes, JsonNode body) {}
}
