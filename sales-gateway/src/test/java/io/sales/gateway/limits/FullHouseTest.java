package io.sales.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sales.api.order.OrderService;
import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** A gateway with few threads, which takes as many connections as {@link Waiting} sends requests. */
@GatewayTest
@TestPropertySource(
        properties = {
            "server.tomcat.threads.max=2",
            "server.tomcat.threads.min-spare=2",
            "server.tomcat.max-connections=20",
            "sales.limits.slow-header-patience=60s"
        })
class FullHouseTest {

    @Autowired
    private Http http;

    @Autowired
    private OrderService orders;

    @Autowired
    private WebServerApplicationContext context;

    @Test
    void answersEveryRequestWhoseConnectionItTook() throws Exception {
        var waiting = new Waiting(http, context);

        assertThat(waiting.answered(orders)).isEqualTo(Waiting.REQUESTS);
    }

    /** With the limit at its default as many keep nobody waiting: {@link SlowClientsTest}. */
    @Test
    void takesNoMoreConnectionsUntilOneIsGivenUp() throws Exception {
        try (var crowd = SlowClients.sendHeaders(http, 20)) {
            assertThat(crowd).isNotNull();
            await().atMost(Duration.ofSeconds(20)).until(() -> !isServed());
        }
        await().atMost(Duration.ofSeconds(20)).until(this::isServed);
    }

    private boolean isServed() throws IOException {
        try (var socket = new Socket("127.0.0.1", http.port())) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream()
                    .write("GET /api/v1/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException nobodyAnswers) {
            return false;
        }
    }
}
