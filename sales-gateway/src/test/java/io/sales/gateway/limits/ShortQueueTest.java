package io.sales.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.gateway.GatewayTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The control of {@link FullHouseTest}: a queue with less room than there are connections. */
@GatewayTest
@Import(Waiting.class)
@TestPropertySource(
        properties = {
            "server.tomcat.threads.max=2",
            "server.tomcat.threads.min-spare=2",
            "server.tomcat.threads.max-queue-capacity=4"
        })
class ShortQueueTest {

    @Autowired
    private Waiting waiting;

    @Test
    void closesSomeWithoutAnAnswer() throws Exception {
        assertThat(waiting.answered()).isLessThan(Waiting.REQUESTS);
    }
}
