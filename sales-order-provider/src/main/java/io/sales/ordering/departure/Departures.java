package io.sales.ordering.departure;

import io.sales.ordering.customer.DepartedCustomers;
import io.sales.ordering.order.Act;
import io.sales.ordering.order.PersonalData;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes people who have deleted their accounts out of their orders: at once out of those that have come to their end, and out
 * of each of the others within an hour of its end. What fails is tried again an hour later; being done twice is harmless.
 */
@Component
public class Departures {

    private static final Logger log = LoggerFactory.getLogger(Departures.class);

    private static final int BATCH = 50;
    private static final int ORDERS_AT_A_TIME = 50;
    private static final Duration NEXT_LOOK = Duration.ofHours(1);

    /** An order may have been on its way when the account was deleted. */
    private static final Duration LATE_ORDERS = Duration.ofDays(1);

    private final DepartedCustomers departed;
    private final PersonalData personalData;
    private final Transactions transactions;
    private final DatabaseClock clock;

    Departures(DepartedCustomers departed, PersonalData personalData, Transactions transactions, DatabaseClock clock) {
        this.departed = departed;
        this.personalData = personalData;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at everybody who is due. */
    public void run() {
        List<String> batch;
        do {
            batch = transactions.write(() -> departed.take(BATCH, clock.now(), NEXT_LOOK));
            batch.forEach(this::attempt);
        } while (batch.size() == BATCH);
    }

    private void attempt(String customerId) {
        try {
            forget(customerId);
        } catch (RuntimeException e) {
            log.error("Orders of {}, who has gone, still have their address", customerId, e);
        }
    }

    private void forget(String customerId) {
        List<String> ended;
        long forgotten;
        do {
            ended = transactions.read(() -> personalData.inEnded(customerId, ORDERS_AT_A_TIME));
            forgotten = ended.stream().filter(this::forgetIn).count();
        } while (ended.size() == ORDERS_AT_A_TIME && forgotten > 0);
        transactions.writing(() -> {
            if (!personalData.isLeft(customerId)) {
                departed.remove(customerId, clock.now().minus(LATE_ORDERS));
            }
        });
    }

    private boolean forgetIn(String orderId) {
        return transactions.write(() -> personalData.forget(orderId, Act.bySystem(clock.now())));
    }
}
