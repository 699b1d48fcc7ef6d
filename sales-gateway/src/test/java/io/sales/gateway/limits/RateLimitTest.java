package io.sales.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.sales.api.Page;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.customer.CustomerService;
import io.sales.api.order.OrderService;
import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@TestPropertySource(properties = {"sales.limits.requests-per-second=2", "sales.limits.sign-ins-per-minute=2"})
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class RateLimitTest {

    @Autowired
    private OrderService orders;

    @Autowired
    private CustomerService customers;

    @Autowired
    private Http http;

    @Test
    void refusesWhatOneCallerAsksTooMuchAndServesTheOthers() {
        when(orders.orders(any())).thenReturn(new Page<>(List.of(), null));

        var refused = IntStream.range(0, 40)
                .mapToObj(i -> http.get("/api/v1/orders").asCustomer().send())
                .filter(reply -> reply.status() != 200)
                .toList();

        assertThat(refused).isNotEmpty();
        refused.get(0).requireProblem(429, "too-many-requests");
        assertThat(refused.get(0).header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(http.get("/api/v1/orders").asStaff().send().status()).isEqualTo(200);
        assertThat(http.get("/actuator/health/liveness").send().status())
                .as("operators are not limited")
                .isEqualTo(200);
    }

    @Test
    void countsBadTokensAgainstTheAddress() {
        var statuses = IntStream.range(0, 40)
                .map(i -> http.get("/api/v1/orders").token("forged").send().status())
                .boxed()
                .toList();
        assertThat(statuses).contains(401, 429).containsOnly(401, 429);
    }

    @Test
    void refusesMoreSignInsFromOneAddressThanPeopleNeed() {
        when(customers.signIn(any())).thenThrow(new SalesException(Slugs.BAD_CREDENTIALS, "Wrong."));
        signIn().requireProblem(401, "bad-credentials");
        http.post("/api/v1/tokens/refresh", "{}").send().requireProblem(400, "invalid-request");
        var refused = signIn();
        refused.requireProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After"))))
                .isBetween(2, 31);
    }

    private Http.Reply signIn() {
        return http.post("/api/v1/tokens", "{\"email\":\"a\",\"password\":\"b\"}")
                .send();
    }
}
