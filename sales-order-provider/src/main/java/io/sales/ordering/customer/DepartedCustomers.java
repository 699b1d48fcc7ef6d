package io.sales.ordering.customer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/**
 * People whose accounts are gone, and whose orders may still say who they were. Every method runs in its caller's
 * transaction.
 */
@Repository
public class DepartedCustomers {

    private final JdbcOperations jdbc;

    DepartedCustomers(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void add(String id, Instant now) {
        jdbc.update(
                "INSERT INTO departed_customer (id, departed_at, due) VALUES (?, ?, ?)",
                id,
                now.atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC));
    }

    /** Those whose orders are to be looked at now; the next look at them is put off. Instances get different ones. */
    public List<String> take(int limit, Instant now, Duration pause) {
        List<String> ids = jdbc.queryForList(
                "SELECT id FROM departed_customer WHERE due <= ? ORDER BY due FETCH FIRST %d ROWS ONLY FOR UPDATE SKIP LOCKED"
                        .formatted(limit),
                String.class,
                now.atOffset(ZoneOffset.UTC));
        jdbc.batchUpdate(
                "UPDATE departed_customer SET due = ? WHERE id = ?",
                ids.stream()
                        .map(id -> new Object[] {now.plus(pause).atOffset(ZoneOffset.UTC), id})
                        .toList());
        return ids;
    }

    /** Forgets that there was such a person, if the account went before that time. */
    public void remove(String id, Instant before) {
        jdbc.update(
                "DELETE FROM departed_customer WHERE id = ? AND departed_at < ?", id, before.atOffset(ZoneOffset.UTC));
    }
}
