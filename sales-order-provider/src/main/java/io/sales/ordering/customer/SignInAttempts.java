package io.sales.ordering.customer;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/**
 * When the failures of each subject will have worn off. Subjects are locked in their order, so that attempts which share one
 * never wait for each other in a circle.
 */
@Repository
class SignInAttempts {

    private static final int BATCH = 1_000;

    /** What has only just worn off may be somebody's who is about to lock it. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final JdbcOperations jdbc;

    SignInAttempts(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Every subject of the attempt, each with when it will have worn off; now if nothing was counted. */
    Map<String, Instant> lock(SignInAttempt attempt, Instant now) {
        List<String> subjects = Stream.of(attempt.pair(), attempt.account(), attempt.address())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        var known = new TreeMap<String, Instant>();
        for (String subject : subjects) {
            jdbc.update("""
                    INSERT INTO sign_in_attempts (subject, worn_off) VALUES (?, ?) ON CONFLICT DO NOTHING
                    """, subject, at(now));
            jdbc.query(
                    "SELECT worn_off FROM sign_in_attempts WHERE subject = ? FOR UPDATE",
                    row -> {
                        known.put(
                                subject, row.getObject(1, OffsetDateTime.class).toInstant());
                    },
                    subject);
        }
        if (known.size() < subjects.size()) {
            throw new OptimisticLockingFailureException("A subject was forgotten between two statements");
        }
        return known;
    }

    void save(Map<String, Instant> wornOff) {
        jdbc.batchUpdate(
                "UPDATE sign_in_attempts SET worn_off = ? WHERE subject = ?",
                wornOff.entrySet().stream()
                        .map(one -> new Object[] {at(one.getValue()), one.getKey()})
                        .toList());
    }

    /**
     * Forgets what has worn off.
     *
     * @return whether there may be more of it
     */
    boolean forgetOld(Instant now) {
        return jdbc.update("""
                        DELETE FROM sign_in_attempts WHERE worn_off < ? AND subject IN
                          (SELECT subject FROM sign_in_attempts WHERE worn_off < ?
                           ORDER BY worn_off FETCH FIRST %d ROWS ONLY)
                        """.formatted(BATCH), at(now.minus(KEPT)), at(now.minus(KEPT))) == BATCH;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
