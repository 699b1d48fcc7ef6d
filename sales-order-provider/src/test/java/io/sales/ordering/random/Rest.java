package io.sales.ordering.random;

import java.time.Duration;
import java.util.List;

/** Nobody does anything any more; the background goes on, and the clock with it, until nothing is left to do. */
record Rest(Shop shop, Findings findings) {

    /** Far more than it takes: each is later than the longest pause between two tries, and two of them than payBy. */
    private static final int MAX_ROUNDS = 30;

    private static final Duration ROUND = Duration.ofMinutes(10);

    /** Later than holds are looked at, and than the pause between two pages of them. */
    private static final Duration PAGE_OF_HOLDS = Duration.ofSeconds(30);

    /** Every queue, what has no outcome, and what waits for a person. */
    private static final String LEFT = """
            SELECT id, 'unsettled' FROM orders WHERE settle_since IS NOT NULL OR settle_parked_at IS NOT NULL
            UNION ALL SELECT id, 'not expired' FROM orders WHERE expire_since IS NOT NULL OR expire_parked_at IS NOT NULL
            UNION ALL SELECT id, 'unpaid' FROM orders WHERE state = 'AWAITING_PAYMENT'
            UNION ALL SELECT order_id, 'charge unknown' FROM payment_attempt
              WHERE work_since IS NOT NULL OR work_parked_at IS NOT NULL OR state IN ('SENDING', 'PENDING')
            UNION ALL SELECT order_id, 'refund not sent' FROM refund
              WHERE work_since IS NOT NULL OR work_parked_at IS NOT NULL OR state = 'PENDING'
            UNION ALL SELECT order_id, 'quarantined' FROM payment_quarantine
            """;

    void await() {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            shop.letPass(ROUND);
            Surroundings.clearUp(shop);
            shop.duties().forEach(Runnable::run);
            if (left().isEmpty()) {
                searchAllHolds();
                if (left().isEmpty()) {
                    return;
                }
            }
        }
        left().forEach(what -> findings.broken(Invariant.AT_REST, what.orderId(), what.problem()));
    }

    /** Until the search that goes through all holds has twice begun anew, once from its very beginning. */
    private void searchAllHolds() {
        int turns = 0;
        while (turns < 2) {
            shop.letPass(PAGE_OF_HOLDS);
            shop.search().run();
            turns += isAtStart() ? 1 : 0;
        }
        shop.duties().forEach(Runnable::run);
    }

    private boolean isAtStart() {
        return !shop.jdbc()
                .queryForList("SELECT pass FROM hold_search WHERE pass = 'ALL' AND last_order IS NULL")
                .isEmpty();
    }

    private List<Left> left() {
        return shop.jdbc().query(LEFT, (row, number) -> new Left(row.getString(1), row.getString(2)));
    }

    private record Left(String orderId, String problem) {}
}
