package io.sales.platform.audit;

import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.Role;
import io.sales.api.audit.AuditEntry;
import io.sales.api.audit.AuditService;
import io.sales.api.audit.SearchAudit;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.id.Digest;
import io.sales.platform.input.Check;
import io.sales.platform.input.Moment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What staff did: append-only, and written in the transaction of what was done, so that neither is there without the other.
 * Facts are short texts by name; nothing secret and nothing about a customer belongs among them.
 */
public class AuditLog {

    private static final int MAX_ACTOR = 200;

    /** Characters; what is longer is written down without its end. */
    private static final int MAX_FACT = 500;

    /** Behind every id. */
    private static final Moment NEWEST = new Moment(Moment.END, "~");

    private static final JsonMapper json = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcOperations jdbc;
    private final DatabaseClock clock;

    public AuditLog(JdbcOperations jdbc, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Acts, and writes down which facts are others afterwards. Nothing is written for customers, nor if all is as it was.
     *
     * @param facts of the subject, as they are in this transaction
     */
    public <T> T around(
            Caller actor, String action, String subject, Supplier<Map<String, String>> facts, Supplier<T> act) {
        if (!actor.isStaff()) {
            return act.get();
        }
        Map<String, String> before = facts.get();
        T outcome = act.get();
        changed(actor, action, subject, before, facts.get());
        return outcome;
    }

    /** Writes down those facts that differ; nothing if none does. */
    public void changed(
            Caller actor, String action, String subject, Map<String, String> before, Map<String, String> after) {
        Map<String, String> old = without(before, after);
        Map<String, String> young = without(after, before);
        if (!old.isEmpty() || !young.isEmpty()) {
            append(actor, action, subject, old, young);
        }
    }

    /** Writes down what was done and changed nothing. */
    public void done(Caller actor, String action, String subject, Map<String, String> outcome) {
        append(actor, action, subject, Map.of(), outcome);
    }

    private void append(
            Caller actor, String action, String subject, Map<String, String> before, Map<String, String> after) {
        jdbc.update(
                """
                INSERT INTO audit_entry (id, at, actor, role, action, subject, before_facts, after_facts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                Digest.of(UUID.randomUUID().toString()).id("aud"),
                clock.now().atOffset(ZoneOffset.UTC),
                actor.id(),
                actor.role().name(),
                action,
                subject,
                json.writeValueAsString(fitting(before)),
                json.writeValueAsString(fitting(after)));
    }

    private static Map<String, String> fitting(Map<String, String> facts) {
        var fitting = new TreeMap<>(facts);
        fitting.replaceAll((name, text) -> text.codePointCount(0, text.length()) <= MAX_FACT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_FACT - 1)) + "…");
        return fitting;
    }

    /**
     * The newest first.
     *
     * @throws io.sales.api.SalesException {@code forbidden} for anyone but admins, {@code invalid-request}
     */
    public Page<AuditEntry> entries(SearchAudit query) {
        Check.admin(Check.present(query, "query").caller());
        Check.optionalLine(query.actor(), "actor", MAX_ACTOR);
        Check.optionalLine(query.subject(), "subject", MAX_ACTOR);
        int limit = Check.page(query.page()).limit();
        var found = new ArrayList<>(read(query, limit + 1));
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        found.remove(limit);
        AuditEntry last = found.get(limit - 1);
        return new Page<>(found, new Moment(last.at(), last.id()).encoded(AuditService.LIST));
    }

    private List<AuditEntry> read(SearchAudit query, int limit) {
        String cursor = query.page().cursor();
        Moment behind = cursor == null ? NEWEST : Moment.decode(AuditService.LIST, cursor);
        var conditions = new StringBuilder("at <= ? AND (at < ? OR id < ?)");
        var values = new ArrayList<Object>(List.of(behind.atUtc(), behind.atUtc(), behind.id()));
        restrict(conditions, values, "actor = ?", query.actor());
        restrict(conditions, values, "subject = ?", query.subject());
        if (query.since() != null) {
            restrict(
                    conditions,
                    values,
                    "at >= ?",
                    Moment.checked(query.since(), "since", "since").atUtc());
        }
        values.add(limit);
        return jdbc.query(
                "SELECT id, at, actor, role, action, subject, before_facts, after_facts FROM audit_entry WHERE "
                        + conditions + " ORDER BY at DESC, id DESC FETCH FIRST ? ROWS ONLY",
                AuditLog::entry,
                values.toArray());
    }

    private static void restrict(
            StringBuilder conditions, ArrayList<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.append(" AND ").append(condition);
            values.add(value);
        }
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                Role.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                json.readValue(row.getString(7), FACTS),
                json.readValue(row.getString(8), FACTS));
    }

    private static Map<String, String> without(Map<String, String> facts, Map<String, String> others) {
        var rest = new TreeMap<>(facts);
        rest.entrySet().removeIf(fact -> Objects.equals(fact.getValue(), others.get(fact.getKey())));
        return rest;
    }
}
