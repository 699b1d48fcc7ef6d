package io.sales.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The control of {@link SlowClientsTest}: as many may be waited for as come, and nobody else is served. */
@GatewayTest
@TestPropertySource(
        properties = {
            "server.tomcat.threads.max=8",
            "server.tomcat.threads.min-spare=8",
            "sales.limits.slow-bodies=1000",
            "sales.limits.slow-body-patience=60s",
            "sales.limits.slow-header-patience=60s"
        })
class UnlimitedSlowClientsTest {

    @Autowired
    private Http http;

    @Test
    void takeEveryThread() throws Exception {
        String token = "Authorization: Bearer " + http.tokens().customer() + "\r\n";
        try (var slow = SlowClients.send(http, 20, token)) {
            assertThat(slow).isNotNull();
            await().atMost(Duration.ofSeconds(20)).until(() -> !SlowClients.leaveRoomForOthers(http));
        }
    }

    @Test
    void keepTheirConnectionsWithoutAnEnd() throws Exception {
        try (var slow = SlowClients.sendHeaders(http, 1)) {
            // Their sockets wait ten seconds for an answer or an end.
            assertThatThrownBy(slow::answers).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
