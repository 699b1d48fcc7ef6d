package io.sales.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.order.OrderService;
import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** The control of {@link FullHouseTest}: a queue with less room than there are connections. */
@GatewayTest
@TestPropertySource(
        properties = {
            "server.tomcat.threads.max=2",
            "server.tomcat.threads.min-spare=2",
            "server.tomcat.threads.max-queue-capacity=4"
        })
class ShortQueueTest {

    @Autowired
    private Http http;

    @Autowired
    private OrderService orders;

    @Autowired
    private WebServerApplicationContext context;

    @Test
    void closesSomeWithoutAnAnswer() throws Exception {
        var waiting = new Waiting(http, context);

        assertThat(waiting.answered(orders)).isLessThan(Waiting.REQUESTS);
    }
}
