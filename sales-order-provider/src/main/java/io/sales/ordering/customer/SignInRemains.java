package io.sales.ordering.customer;

import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Instant;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What signing in leaves behind, and nobody needs any more after a while. */
@Component
public class SignInRemains {

    /** The rest has time until the next run; its process may want to stop. */
    private static final int MOST_BATCHES = 100;

    private final Sessions sessions;
    private final EndedSessionLog ended;
    private final SignInAttempts attempts;
    private final Transactions transactions;
    private final DatabaseClock clock;

    SignInRemains(
            Sessions sessions,
            EndedSessionLog ended,
            SignInAttempts attempts,
            Transactions transactions,
            DatabaseClock clock) {
        this.sessions = sessions;
        this.ended = ended;
        this.attempts = attempts;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void forgetOld() {
        forget(sessions::forgetOld);
        forget(ended::forgetOld);
        forget(attempts::forgetOld);
    }

    /**
     * @param batch a step, which says whether there may be more
     */
    private void forget(Predicate<Instant> batch) {
        int batches = 0;
        while (batches < MOST_BATCHES && transactions.write(() -> batch.test(clock.now()))) {
            batches++;
        }
    }
}
