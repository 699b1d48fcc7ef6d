package io.sales.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariDataSource;
import io.sales.platform.db.DatabaseClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    /** Shows that an act leaves exactly one line in the audit log, of this actor, action and subject. */
    protected void auditedOnce(String actor, String action, String subject, ThrowingCallable act) {
        List<String> before = auditLines();
        assertThatCode(act).doesNotThrowAnyException();
        List<String> added = new ArrayList<>(auditLines());
        added.removeAll(before);
        assertThat(added).as(action).hasSize(1);
        assertThat(added.get(0)).endsWith(" %s %s %s".formatted(actor, action, subject));
    }

    private List<String> auditLines() {
        return jdbc.query(
                "SELECT id, actor, action, subject FROM audit_entry",
                (row, index) -> "%s %s %s %s"
                        .formatted(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
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
