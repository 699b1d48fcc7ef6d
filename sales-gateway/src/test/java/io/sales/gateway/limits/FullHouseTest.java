package io.sales.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A gateway with few threads, which takes as many connections as {@link Waiting} sends requests. */
@GatewayTest
@Import(Waiting.class)
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
    private Waiting waiting;

    @Test
    void answersEveryRequestWhoseConnectionItTook() throws Exception {
        assertThat(waiting.answered()).isEqualTo(Waiting.REQUESTS);
    }

    /** With the limit at its default as many keep nobody waiting: {@link SlowClientsTest}. */
    @Test
    void takesNoMoreConnectionsUntilOneIsGivenUp() throws Exception {
        try (var crowd = SlowClients.sendHeaders(http, 20)) {
            assertThat(crowd).isNotNull();
            await().atMost(Duration.ofSeconds(20)).until(() -> !SlowClients.leaveRoomForOthers(http));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> SlowClients.leaveRoomForOthers(http));
    }
}
