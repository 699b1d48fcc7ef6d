package io.sales.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.order.OrderService;
import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

@GatewayTest
class EverySlugTest {

    private static final Set<String> WAIT =
            Set.of(Slugs.UNAVAILABLE, Slugs.TIMEOUT, Slugs.TOO_MANY_REQUESTS, Slugs.IN_PROGRESS);

    @Autowired
    private OrderService orders;

    @Autowired
    private Http http;

    static Stream<String> slugs() {
        return Stream.of(Slugs.class, EdgeSlugs.class)
                .flatMap(type -> Arrays.stream(type.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(EverySlugTest::value);
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void isAProblemOfItsOwnStatus(String slug) {
        when(orders.order(any(), any())).thenThrow(new SalesException(slug, "Because."));

        var reply = http.get("/api/v1/orders/ord_1").asCustomer().send();

        assertThat(Statuses.known()).contains(slug);
        reply.requireProblem(Statuses.of(slug).value(), slug);
        assertThat(reply.header("Retry-After") != null).isEqualTo(WAIT.contains(slug));
        assertThat(reply.header("WWW-Authenticate") != null).isEqualTo(reply.status() == 401);
    }

    @Test
    void answersASlugFromTheFutureWith500() {
        assertThat(Statuses.of("made-up")).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(slugs()).containsAll(Statuses.known());
    }

    @Test
    void carriesTheProvidersFieldErrors() {
        when(orders.orders(any()))
                .thenThrow(new SalesException(
                        Slugs.INVALID_REQUEST,
                        "cursor is bad",
                        List.of(new SalesException.FieldError("cursor", "is bad"))));
        var problem = http.get("/api/v1/orders?cursor=x").asCustomer().send().requireProblem(400, "invalid-request");
        assertThat(problem.path("errors").toString()).isEqualTo("[{\"field\":\"cursor\",\"message\":\"is bad\"}]");
    }

    @Test
    void tellsNothingAboutWhatBroke() {
        when(orders.order(any(), any())).thenThrow(new IllegalStateException("java.lang secret of io.sales"));
        http.get("/api/v1/orders/ord_1").asCustomer().send().requireProblem(500, "internal");
    }

    @Test
    void takesOverTheClientsTrace() {
        when(orders.order(any(), any())).thenThrow(SalesException.notFound("order"));
        String id = "4bf92f3577b34da6a3ce929d0e0e4736";
        var traced = http.get("/api/v1/orders/ord_1")
                .asCustomer()
                .with("traceparent", "00-" + id + "-00f067aa0ba902b7-01")
                .send();
        assertThat(traced.requireProblem(404, "not-found").path("traceId").asString())
                .isEqualTo(id);
        for (String bad :
                List.of("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01", "x", "ff-" + id + "-00f067aa0ba902b7-01")) {
            var untraced = http.get("/api/v1/orders/ord_1")
                    .asCustomer()
                    .with("traceparent", bad)
                    .send();
            assertThat(untraced.header("X-Trace-Id")).matches("[0-9a-f]{32}").isNotEqualTo(id);
            assertThat(untraced.header("X-Trace-Id")).isNotEqualTo("0".repeat(32));
        }
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
