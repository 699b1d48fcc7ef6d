package io.sales.inventory.stock;

import io.sales.platform.db.Transactions;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;

/** Transactions that lose their connection at one commit: right before it, or right after, when only the answer is lost. */
final class CommitFailpoint {

    enum When {
        NEVER,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private final PlatformTransactionManager database;
    private final Queue<When> next = new ConcurrentLinkedQueue<>();

    CommitFailpoint(PlatformTransactionManager database) {
        this.database = database;
    }

    /** Lets one commit through and fails the one after it. */
    void failSecond(When when) {
        next.add(When.NEVER);
        next.add(when);
    }

    Transactions transactions() {
        return new Transactions(new Failing());
    }

    private final class Failing implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return database.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            When when = next.poll();
            if (when == When.BEFORE_COMMIT) {
                database.rollback(status);
                throw lost();
            }
            database.commit(status);
            if (when == When.AFTER_COMMIT) {
                throw lost();
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            database.rollback(status);
        }

        private static TransactionSystemException lost() {
            return new TransactionSystemException("Could not commit", new SQLException("Connection lost", "08006"));
        }
    }
}
