package io.sales.platform.db;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;

/** For processes with a database to import. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    @Bean
    TransactionGroups transactionGroups(Transactions transactions, MeterRegistry registry) {
        return new TransactionGroups(transactions, registry);
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        return new Transactions(manager);
    }

    @Bean
    DatabaseClock databaseClock(JdbcOperations jdbc) {
        return new DatabaseClock(jdbc);
    }

    @Bean
    static RewrittenBatches rewrittenBatches() {
        return new RewrittenBatches();
    }

    @Bean
    MigrationInTurn migrationInTurn() {
        return new MigrationInTurn();
    }

    @Bean
    DurableCommits durableCommits(JdbcOperations jdbc) {
        return new DurableCommits(jdbc);
    }
}
