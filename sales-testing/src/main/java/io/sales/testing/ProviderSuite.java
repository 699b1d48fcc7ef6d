package io.sales.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.sales.platform.db.DatabaseClock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A whole provider on a real database, without a registry, on a clock that tests can move. Subclasses start it. */
@TestPropertySource(
        properties = {
            "sales.registry=",
            "dubbo.registry.address=N/A",
            "dubbo.application.qos-enable=false",
            "dubbo.provider.scope=local"
        })
public abstract class ProviderSuite {

    private static final AtomicReference<Duration> SHIFT = new AtomicReference<>(Duration.ZERO);

    @Autowired
    @SuppressWarnings("NullAway.Init") // filled by Spring
    private HikariDataSource connections;

    @Autowired
    @SuppressWarnings("NullAway.Init") // filled by Spring
    protected JdbcOperations jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
    }

    @BeforeEach
    void startOnTime() {
        SHIFT.set(Duration.ZERO);
    }

    /** A connection that is not given back is lost to everybody, and the pool is small. */
    @AfterEach
    void everyConnectionIsBack() {
        assertThat(connections.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    /** Moves the database's clock ahead. */
    protected static void letPass(Duration time) {
        SHIFT.updateAndGet(time::plus);
    }

    protected static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** For suites to import. */
    @TestConfiguration
    public static class ShiftedClock {

        @Bean
        @Primary
        DatabaseClock shiftedClock(JdbcOperations jdbc) {
            return new DatabaseClock(jdbc, SHIFT::get);
        }
    }
}
