package io.sales.gateway.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.when;

import com.netflix.concurrency.limits.Limiter.Listener;
import io.sales.api.Page;
import io.sales.api.order.OrderService;
import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** While all calls that may be under way are, requests are not even looked at. */
@GatewayTest
@TestPropertySource(properties = {"sales.calls.adaptive=false", "sales.calls.most-under-way=8"})
class EarlyRefusalTest {

    @Autowired
    private Capacity capacity;

    @Autowired
    private OrderService orders;

    @Autowired
    private Http http;

    @Test
    void refusesWhenNothingCanBeCalledAndServesWhenItCan() {
        when(orders.orders(any())).thenReturn(new Page<>(List.of(), null));
        var taken = new ArrayList<Listener>();
        try {
            for (int i = 0; i < 8; i++) {
                taken.add(capacity.take());
            }

            var refused = http.get("/api/v1/orders").asCustomer().send();
            refused.requireProblem(429, "too-many-requests");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            http.get("/api/v1/orders").token("forged").send().requireProblem(429, "too-many-requests");
            assertThat(mockingDetails(orders).getInvocations()).isEmpty();
            assertThat(http.get("/actuator/health/liveness").send().status()).isEqualTo(200);
        } finally {
            taken.forEach(Listener::onIgnore);
        }
        assertThat(http.get("/api/v1/orders").asCustomer().send().status()).isEqualTo(200);
    }
}
