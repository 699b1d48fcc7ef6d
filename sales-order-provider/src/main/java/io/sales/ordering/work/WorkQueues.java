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
     * @param kind what one row is, in one lower-case word, for staff and logs
     */
    public WorkQueue open(String kind, WorkQueue.Columns columns) {
        return new WorkQueue(kind, columns, WorkQueue.Pace.USUAL, jdbc, transactions, clock);
    }
}
