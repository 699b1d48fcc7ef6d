package io.sales.ordering.payment.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/** The ids of what was taken in: a copy is recognised for a week. After that it would do no harm, but cost a question. */
@Repository
class ReceivedNotifications {

    static final Duration KEPT = Duration.ofDays(7);

    private static final int BATCH = 1_000;

    private final JdbcOperations jdbc;

    ReceivedNotifications(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers the id. Copies that arrive at once wait for each other here, until the first commits. */
    boolean isNew(String provider, String id, Instant now) {
        return jdbc.update("""
                        INSERT INTO payment_notification (provider, notification_id, received_at)
                        VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                        """, provider, id, now.atOffset(ZoneOffset.UTC)) == 1;
    }

    /**
     * Forgets the oldest of those that were kept long enough.
     *
     * @return whether there may be more of them
     */
    boolean forgetOld(Instant now) {
        return jdbc.update("""
                        DELETE FROM payment_notification WHERE (provider, notification_id) IN
                          (SELECT provider, notification_id FROM payment_notification WHERE received_at < ?
                           ORDER BY received_at FETCH FIRST %d ROWS ONLY)
                        """.formatted(BATCH), now.minus(KEPT).atOffset(ZoneOffset.UTC)) == BATCH;
    }
}
