package io.sales.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.sales.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What operators see of the process. */
@SpringBootTest(
        classes = InventoryProvider.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sales.registry=",
            "dubbo.registry.address=N/A",
            "dubbo.application.qos-enable=false",
            "dubbo.provider.scope=local",
            "management.prometheus.metrics.export.enabled=true"
        })
class OperationsIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private DataSource database;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
    }

    @Test
    void oneServerTellsHealthAndFigures() throws Exception {
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus").body())
                .contains("sales_holds_total{outcome=\"granted\"}", "sales_settlements_total{outcome=\"lost\"}");
        assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(environment.getProperty("local.management.port")).isEqualTo(Integer.toString(port));
    }

    @Test
    @DirtiesContext
    void withoutItsDatabaseItIsAliveAndNotReady() throws Exception {
        ((HikariDataSource) database).close();

        HttpResponse<String> readiness = get("/actuator/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(readiness.body()).doesNotContain("hikari", "jdbc", "Exception");
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
