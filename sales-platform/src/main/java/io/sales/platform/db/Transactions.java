package io.sales.platform.db;

import io.sales.platform.logging.Discretion;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Short local transactions, tried again when the database asks for it. The work may therefore run several times: it must
 * touch nothing but the database.
 */
public class Transactions {

    private static final Logger log = LoggerFactory.getLogger(Transactions.class);

    private static final int MAX_ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /**
     * Serialization failure and deadlock (both databases), and H2's two ways of saying that another transaction was in the
     * way: lock timeout and concurrent update.
     */
    private static final Set<String> TRANSIENT = Set.of("40001", "40P01", "HYT00", "90131");

    private final TransactionTemplate write;
    private final TransactionTemplate read;

    public Transactions(PlatformTransactionManager manager) {
        this.write = new TransactionTemplate(manager);
        this.write.setTimeout((int) TIMEOUT.toSeconds());
        this.read = new TransactionTemplate(manager);
        this.read.setReadOnly(true);
        // All statements see one moment. H2 promises that on this level only; for reads alone neither database makes it
        // costly.
        this.read.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        this.read.setTimeout((int) TIMEOUT.toSeconds());
    }

    /** Runs the work in a transaction of its own; what it throws rolls back. */
    public <T extends @Nullable Object> T write(Supplier<T> work) {
        return attempt(write, work);
    }

    /** Runs the work in a transaction of its own; what it throws rolls back. */
    public void writing(Runnable work) {
        attempt(write, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Runs the work in a read-only transaction of its own: one moment's view of several rows and tables. */
    public <T extends @Nullable Object> T read(Supplier<T> work) {
        return attempt(read, work);
    }

    /**
     * For whoever is about to call another process: with a transaction open, its locks would be held for as long as the
     * other side takes.
     *
     * @throws IllegalStateException if a transaction is open on this thread
     */
    public static void requireNone() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No remote call inside a transaction");
        }
    }

    @SuppressWarnings("NullAway") // execute() returns what the work returned
    private static <T extends @Nullable Object> T attempt(TransactionTemplate template, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A transaction inside a transaction could not be tried again");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return template.execute(status -> work.get());
            } catch (RuntimeException e) {
                if (attempt == MAX_ATTEMPTS || !isTransient(e)) {
                    throw e;
                }
                log.debug("Transaction attempt {} gave way to another: {}", attempt, Discretion.inWords(e));
                pause(attempt);
            }
        }
    }

    private static boolean isTransient(Throwable thrown) {
        if (thrown instanceof OptimisticLockingFailureException) {
            return true;
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && TRANSIENT.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Full jitter, so that those who collided do not meet again. */
    private static void pause(int attempt) {
        long most = FIRST_PAUSE.toMillis() << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, most));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two attempts of a transaction", e);
        }
    }
}
