package io.sales.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.catalogue.CatalogueService;
import io.sales.api.customer.CustomerService;
import io.sales.api.order.OrderService;
import io.sales.api.stock.StockService;
import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import io.sales.gateway.Views;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;

@GatewayTest
class ReadinessTest {

    @Autowired
    private OrderService orders;

    @Autowired
    private Http http;

    @Test
    void isReadyWhileAnOrderCouldBePlaced() {
        when(orders.ready()).thenReturn(Views.NOON);
        await().atMost(Duration.ofSeconds(5)).until(() -> readiness() == 200);

        doThrow(new SalesException(Slugs.UNAVAILABLE, "Away.")).when(orders).ready();
        await().atMost(Duration.ofSeconds(5)).until(() -> readiness() == 503);
        assertThat(http.get("/actuator/health/liveness").send().status()).isEqualTo(200);
        assertThat(http.get("/actuator/health/readiness").send().body()).isEqualTo("{\"status\":\"DOWN\"}");

        Mockito.doReturn(Views.NOON).when(orders).ready();
        await().atMost(Duration.ofSeconds(5)).until(() -> readiness() == 200);
    }

    @Test
    void waitsForEveryReferenceAndTakesNotFoundForAnAnswer() {
        StockService stock = mock(StockService.class);
        when(stock.levels(List.of("-"))).thenThrow(new SalesException(Slugs.UNAVAILABLE, "Away."));
        assertThat(readinessWith(stock)).isEqualTo(Status.DOWN);

        Mockito.reset(stock);
        when(stock.levels(List.of("-"))).thenThrow(SalesException.notFound("SKU"));
        assertThat(readinessWith(stock)).isEqualTo(Status.UP);
    }

    private static Status readinessWith(StockService stock) {
        return new OrderReadiness(
                        mock(OrderService.class), mock(CustomerService.class), mock(CatalogueService.class), stock)
                .health()
                .getStatus();
    }

    @Test
    void asksTheProvidersOnceASecondHoweverManyAskIt() {
        OrderService asked = mock(OrderService.class);
        var readiness = new OrderReadiness(
                asked, mock(CustomerService.class), mock(CatalogueService.class), mock(StockService.class));
        for (int i = 0; i < 1_000; i++) {
            assertThat(readiness.health().getStatus()).isEqualTo(Status.UP);
        }
        verify(asked, atMost(3)).ready();
    }

    @Test
    void showsFiguresAndNothingElse() {
        assertThat(http.get("/actuator/prometheus").send().body()).contains("jvm_memory_used_bytes");
        for (String hidden : new String[] {"env", "heapdump", "beans", "configprops", "shutdown", "loggers"}) {
            http.get("/actuator/" + hidden).send().requireProblem(404, "not-found");
        }
    }

    private int readiness() {
        return http.get("/actuator/health/readiness").send().status();
    }
}
