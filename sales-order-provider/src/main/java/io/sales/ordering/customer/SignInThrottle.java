package io.sales.ordering.customer;

import io.sales.api.SalesException;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets passwords be guessed only slowly, at all instances together, and without a way to lock anybody out. An attempt is
 * counted before it is judged, so that many at once get no further than one after the other; a success takes its count back.
 * What is turned away is not counted: waiting always helps.
 *
 * <p>Who guesses at an account waits, and only there: the owner comes from another address, which has attempts of its own.
 * Many addresses that guess at one account each have fewer, but an address that comes for the first time is always let in.
 */
@Component
class SignInThrottle {

    private static final Duration WEARS_OFF = Duration.ofMinutes(1);
    private static final Duration WEARS_OFF_ADDRESS = Duration.ofMillis(500);

    /** An attack is over at most twice as long after its end as it takes to be noticed. */
    private static final int WORST = 2;

    private final SignInSettings settings;
    private final SignInAttempts attempts;
    private final Transactions transactions;
    private final DatabaseClock clock;

    SignInThrottle(SignInSettings settings, SignInAttempts attempts, Transactions transactions, DatabaseClock clock) {
        this.settings = settings;
        this.attempts = attempts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Counts an attempt as a failure for now. To be called when the attempt is about to be judged, not while it waits for that:
     * of those who wait, most are right.
     *
     * @throws SalesException {@code too-many-requests}
     */
    void admit(SignInAttempt attempt) {
        transactions.writing(() -> {
            Instant now = clock.now();
            Map<String, Instant> known = attempts.lock(attempt, now);
            Duration wait = longer(
                    waitOf(attempt.pair(), known, now, WEARS_OFF, allowance(attempt, known, now)),
                    waitOf(attempt.address(), known, now, WEARS_OFF_ADDRESS, settings.failuresOfAddress()));
            if (wait.compareTo(Duration.ZERO) > 0) {
                throw SalesException.tooMany("Too many attempts to sign in failed. Try again later.", seconds(wait));
            }
            attempts.save(counted(attempt, known, now));
        });
    }

    /** Part of the transaction that lets the person in. */
    void succeeded(SignInAttempt attempt) {
        Instant now = clock.now();
        Map<String, Instant> known = attempts.lock(attempt, now);
        known.put(attempt.pair(), now);
        takeBack(attempt.account(), WEARS_OFF, known);
        takeBack(attempt.address(), WEARS_OFF_ADDRESS, known);
        attempts.save(known);
    }

    private int allowance(SignInAttempt attempt, Map<String, Instant> known, Instant now) {
        boolean underAttack = attempt.account() != null
                && Objects.requireNonNull(known.get(attempt.account()))
                        .isAfter(now.plus(WEARS_OFF.multipliedBy(settings.failuresOfAccount())));
        return underAttack ? settings.failuresUnderAttack() : settings.failures();
    }

    private Map<String, Instant> counted(SignInAttempt attempt, Map<String, Instant> known, Instant now) {
        var counted = new TreeMap<String, Instant>();
        known.forEach((subject, wornOff) -> counted.put(
                subject, later(wornOff, now).plus(subject.equals(attempt.address()) ? WEARS_OFF_ADDRESS : WEARS_OFF)));
        if (attempt.account() != null) {
            Instant worst = now.plus(WEARS_OFF.multipliedBy((long) WORST * settings.failuresOfAccount()));
            counted.computeIfPresent(attempt.account(), (any, wornOff) -> wornOff.isAfter(worst) ? worst : wornOff);
        }
        return counted;
    }

    private static Duration waitOf(
            @Nullable String subject, Map<String, Instant> known, Instant now, Duration wearsOff, int allowed) {
        if (subject == null) {
            return Duration.ZERO;
        }
        Duration owed = Duration.between(now, Objects.requireNonNull(known.get(subject)));
        return owed.minus(wearsOff.multipliedBy(allowed - 1L));
    }

    private static void takeBack(@Nullable String subject, Duration count, Map<String, Instant> known) {
        if (subject != null) {
            known.computeIfPresent(subject, (any, wornOff) -> wornOff.minus(count));
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
