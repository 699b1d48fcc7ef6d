package io.sales.ordering.work;

import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Opens the queues of this provider. */
@Component
public class WorkQueues {

    private final JdbcOperations jdbc;
    private final Transactions transactions;
    private final DatabaseClock clock;

    WorkQueues(JdbcOperations jdbc, Transactions transactions, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param name for logs: what one row is
     */
    public WorkQueue open(String name, WorkQueue.Columns columns) {
        return new WorkQueue(name, columns, jdbc, transactions, clock);
    }
}
