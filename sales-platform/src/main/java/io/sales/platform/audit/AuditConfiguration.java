package io.sales.platform.audit;

import io.sales.platform.db.DatabaseClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;

/** For processes whose database has the table {@code audit_entry}. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    @Bean
    AuditLog auditLog(JdbcOperations jdbc, DatabaseClock clock) {
        return new AuditLog(jdbc, clock);
    }
}
