package io.sales.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Slow clients at a gateway that has few threads. */
@GatewayTest
@TestPropertySource(
        properties = {
            "server.tomcat.threads.max=8",
            "server.tomcat.threads.min-spare=8",
            "sales.limits.slow-bodies=4",
            "sales.limits.slow-body-patience=2s",
            "sales.limits.slow-header-patience=2s"
        })
class SlowClientsTest {

    @Autowired
    private Http http;

    @Test
    void getAFewThreadsForAWhileAndLeaveTheOthersToTheRest() throws Exception {
        String token = "Authorization: Bearer " + http.tokens().customer() + "\r\n";
        try (var slow = SlowClients.send(http, 20, token)) {
            for (int i = 0; i < 20; i++) {
                http.get("/api/v1/orders").send().requireProblem(401, "unauthenticated");
                http.post("/api/v1/orders", "[]").asCustomer().key("k").send().requireProblem(400, "invalid-request");
            }
            assertThat(slow.answers())
                    .allMatch(line -> line.isEmpty() || line.contains(" 408 ") || line.contains(" 429 "))
                    .anyMatch(line -> line.contains(" 408 "))
                    .anyMatch(line -> line.contains(" 429 "));
        }
    }

    /** Each of their bytes comes long before Tomcat would end a silent connection. */
    @Test
    void areCutOffWhenTheirHeadersTakeTooLong() throws Exception {
        try (var slow = SlowClients.sendHeaders(http, 20)) {
            for (int i = 0; i < 20; i++) {
                http.get("/api/v1/orders").send().requireProblem(401, "unauthenticated");
            }
            assertThat(slow.answers()).allMatch(String::isEmpty);
        }
    }

    /** They are refused for their missing token at once, and would keep a thread with the body that nobody reads. */
    @Test
    void keepNoThreadWithABodyThatNobodyWants() throws Exception {
        try (var slow = SlowClients.send(http, 20, "")) {
            for (int i = 0; i < 20; i++) {
                http.get("/api/v1/orders").send().requireProblem(401, "unauthenticated");
            }
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(slow.answers()).allMatch(line -> line.isEmpty() || line.contains(" 401 ")));
        }
    }
}
