package io.sales.ordering.payment;

import io.sales.api.Money;
import io.sales.ordering.payment.PaymentSubject.Kind;
import io.sales.ordering.payment.QuarantinedPayment.Source;
import io.sales.ordering.work.Backlog;
import io.sales.platform.id.Digest;
import io.sales.platform.input.Moment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/**
 * Money that the payment provider speaks of and that is not what was asked for. There is one entry for a charge or refund
 * and for where it was said; the latest figures replace the ones before.
 */
@Repository
public class Quarantine {

    /** How much of a notification is kept for a person to read, in characters. */
    public static final int MAX_EXCERPT = 500;

    private static final int MAX_CURRENCY = 10;

    private final JdbcOperations jdbc;

    Quarantine(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The provider said so when it was asked. */
    void answered(String provider, PaymentSubject subject, Money found, Instant now) {
        put(provider, subject, Source.ANSWER, found, null, now);
    }

    /** The provider said so by itself. */
    public void notified(String provider, PaymentSubject subject, Money found, String excerpt, Instant now) {
        put(provider, subject, Source.NOTIFICATION, found, printable(excerpt, MAX_EXCERPT), now);
    }

    private void put(
            String provider,
            PaymentSubject subject,
            Source source,
            Money found,
            @Nullable String excerpt,
            Instant now) {
        String id = Digest.of(subject.id(), source.name()).id("qua");
        String currency = printable(found.currency(), MAX_CURRENCY);
        var at = now.atOffset(ZoneOffset.UTC);
        int inserted = jdbc.update(
                """
                INSERT INTO payment_quarantine (id, provider, subject, subject_id, order_id, source, expected_amount,
                  expected_currency, found_amount, found_currency, excerpt, since)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                id,
                provider,
                subject.kind().name(),
                subject.id(),
                subject.orderId(),
                source.name(),
                subject.money().amount(),
                subject.money().currency(),
                found.amount(),
                currency,
                excerpt,
                at);
        if (inserted == 0) {
            jdbc.update(
                    "UPDATE payment_quarantine SET found_amount = ?, found_currency = ?, excerpt = ?, since = ? WHERE id = ?",
                    found.amount(),
                    currency,
                    excerpt,
                    at,
                    id);
        }
    }

    Optional<QuarantinedPayment> find(String id) {
        return jdbc.query("SELECT * FROM payment_quarantine WHERE id = ?", Quarantine::entry, id).stream()
                .findFirst();
    }

    /**
     * @return false if it was gone already
     */
    boolean release(String id) {
        return jdbc.update("DELETE FROM payment_quarantine WHERE id = ?", id) == 1;
    }

    /** Begins behind a place, the oldest first. */
    List<QuarantinedPayment> page(Moment after, int limit) {
        return jdbc.query("""
                SELECT * FROM payment_quarantine WHERE since >= ? AND (since > ? OR id > ?)
                ORDER BY since, id FETCH FIRST ? ROWS ONLY
                """, Quarantine::entry, after.atUtc(), after.atUtc(), after.id(), limit);
    }

    long count() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) FROM (SELECT id FROM payment_quarantine FETCH FIRST %d ROWS ONLY) AS counted"
                        .formatted(Backlog.MOST_COUNTED),
                Long.class));
    }

    private static QuarantinedPayment entry(ResultSet row, int number) throws SQLException {
        return new QuarantinedPayment(
                row.getString("id"),
                row.getString("provider"),
                Kind.valueOf(row.getString("subject")),
                row.getString("subject_id"),
                row.getString("order_id"),
                Source.valueOf(row.getString("source")),
                new Money(row.getLong("expected_amount"), row.getString("expected_currency")),
                new Money(row.getLong("found_amount"), row.getString("found_currency")),
                row.getString("excerpt"),
                Objects.requireNonNull(row.getObject("since", OffsetDateTime.class))
                        .toInstant());
    }

    /** Whatever it was, a database can keep it and a person can look at it. */
    private static String printable(String text, int maxLength) {
        String shortened = text.length() > maxLength ? text.substring(0, maxLength) : text;
        return shortened.replaceAll("\\p{Cntrl}|\\p{Cs}", " ");
    }
}
