package io.sales.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.sales.api.Page;
import io.sales.api.order.OrderService;
import io.sales.gateway.Http;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Lazy;

/** Requests that come while every thread of the gateway is at work. Lazy, as it looks into a server that runs. */
@Lazy
class Waiting {

    static final int THREADS = 2;
    static final int REQUESTS = 20;

    private final Http http;
    private final OrderService orders;
    private final ThreadPoolExecutor queue;

    Waiting(Http http, OrderService orders, WebServerApplicationContext context) {
        this.http = http;
        this.orders = orders;
        var server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        this.queue = (ThreadPoolExecutor)
                server.getTomcat().getConnector().getProtocolHandler().getExecutor();
    }

    /**
     * Sends them, each on a connection of its own, and lets the threads go on once all of them wait or one was closed.
     *
     * @return how many were answered with 200; the others were closed without an answer
     */
    long answered() throws Exception {
        var goOn = new CountDownLatch(1);
        when(orders.orders(any())).then(call -> {
            assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            return new Page<>(List.of(), null);
        });
        var callers = Executors.newFixedThreadPool(REQUESTS);
        try {
            var answers = new ArrayList<Future<String>>();
            for (int i = 0; i < REQUESTS; i++) {
                answers.add(callers.submit(this::ask));
            }
            await().until(() -> queue.getQueue().size() == REQUESTS - THREADS
                    || answers.stream().anyMatch(Future::isDone));
            goOn.countDown();
            long answered = 0;
            for (Future<String> answer : answers) {
                answered += answer.get(20, TimeUnit.SECONDS).startsWith("HTTP/1.1 200") ? 1 : 0;
            }
            return answered;
        } finally {
            goOn.countDown();
            callers.shutdownNow();
        }
    }

    private String ask() throws IOException {
        String request = "GET /api/v1/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + http.tokens().customer() + "\r\n\r\n";
        try (var socket = new Socket("127.0.0.1", http.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException reset) {
            return "";
        }
    }
}
