package io.sales.ordering.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.testing.Crowd;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Guessing is slow, and nobody is locked out by it. What is judged here is who is let in; no password is hashed. */
class SignInThrottleIT extends OrderProviderSuite {

    private static final String ANNS = "ann@example.com";
    private static final SignInSettings USUAL = new SignInSettings(30, 3, 100, 120);
    private static final SignInSettings OFF = new SignInSettings(1_000_000, 1_000_000, 1_000_000, 1_000_000);

    @Autowired
    private SignInAttempts attempts;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DatabaseClock clock;

    @Test
    void oneAddressGuessesThirtyTimesAndThenOnceAMinute() {
        assertThat(guesses(throttle(USUAL), "192.0.2.66", 200)).isEqualTo(30);

        letPass(Duration.ofMinutes(10));
        assertThat(guesses(throttle(USUAL), "192.0.2.66", 200)).isEqualTo(10);
    }

    /** The control: without the throttle nothing stops it. */
    @Test
    void withoutTheThrottleGuessingGoesOn() {
        assertThat(guesses(throttle(OFF), "192.0.2.66", 200)).isEqualTo(200);
    }

    @Test
    void manyGuessesAtOnceGetNoFurther() throws Exception {
        SignInThrottle throttle = throttle(USUAL);

        long admitted = Crowd.rush(8, thread -> () -> guesses(throttle, "192.0.2.66", 10)).stream()
                .mapToLong(Integer::longValue)
                .sum();

        assertThat(admitted).isEqualTo(30);
    }

    @Test
    void waitingHelpsAsSoonAsItWasSaid() {
        guesses(throttle(USUAL), "192.0.2.66", 200);
        SalesException refused = refusal("192.0.2.66", ANNS);

        assertThat(refused).hasFieldOrPropertyWithValue("slug", Slugs.TOO_MANY_REQUESTS);
        assertThat(refused.retryAfterSeconds()).isBetween(50L, 60L);
        letPass(Duration.ofSeconds(refused.retryAfterSeconds()));
        assertThat(guesses(throttle(USUAL), "192.0.2.66", 1)).isEqualTo(1);
    }

    @Test
    void theOwnerGetsInFromElsewhereHoweverLongAnAttackerKeepsAtIt() {
        SignInThrottle throttle = throttle(USUAL);
        for (int hour = 0; hour < 6; hour++) {
            guesses(throttle, "192.0.2.66", 100);
            succeed(throttle, "198.51.100.1", ANNS);
            letPass(Duration.ofHours(1));
        }
    }

    @Test
    void anAccountThatManyAddressesGuessAtGivesEachFewer() {
        SignInThrottle throttle = throttle(USUAL);

        Map<Integer, Long> addressesByGuesses = IntStream.range(0, 20)
                .mapToObj(i -> guesses(throttle, "192.0.2." + i, 31))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(addressesByGuesses).containsEntry(30, 3L).containsEntry(3, 16L);
        // The owner, from an address that nobody has guessed from, and with two slips.
        assertThat(guesses(throttle, "198.51.100.1", 2)).isEqualTo(2);
        succeed(throttle, "198.51.100.1", ANNS);
    }

    @Test
    void anAttackIsForgotten() {
        SignInThrottle throttle = throttle(USUAL);
        IntStream.range(0, 60).forEach(i -> guesses(throttle, "192.0.2." + i, 5));
        assertThat(guesses(throttle, "198.51.100.1", 5)).isEqualTo(3);

        letPass(Duration.ofMinutes(131));

        assertThat(guesses(throttle, "198.51.100.2", 50)).isEqualTo(30);
    }

    @Test
    void oneAddressGuessesAtAllAccountsTogetherOnlySoOften() {
        SignInThrottle throttle = throttle(USUAL);

        long admitted = IntStream.range(0, 300)
                .filter(i -> isAdmitted(throttle, "192.0.2.66", "somebody" + i + "@example.com"))
                .count();

        assertThat(admitted).isBetween(120L, 250L);
        succeed(throttle, "198.51.100.1", ANNS);
    }

    @Test
    void whoSignsInRightIsNeverHeldUp() {
        SignInThrottle throttle = throttle(USUAL);
        IntStream.range(0, 150).forEach(i -> succeed(throttle, "198.51.100.1", ANNS));
    }

    @Test
    void aSuccessTakesBackTheSlipsBefore() {
        SignInThrottle throttle = throttle(USUAL);
        for (int day = 0; day < 5; day++) {
            assertThat(guesses(throttle, "198.51.100.1", 29)).isEqualTo(29);
            succeed(throttle, "198.51.100.1", ANNS);
            letPass(Duration.ofMinutes(29));
        }
    }

    /** Somebody who has an account of his own could otherwise wash himself clean with it. */
    @Test
    void aSuccessElsewhereTakesNothingBack() {
        SignInThrottle throttle = throttle(USUAL);
        assertThat(guesses(throttle, "192.0.2.66", 30)).isEqualTo(30);

        succeed(throttle, "192.0.2.66", "mallory@example.com");

        assertThat(guesses(throttle, "192.0.2.66", 1)).isZero();
    }

    @Test
    void whoGuessesWithinASessionDoesNotHinderSigningIn() {
        SignInThrottle throttle = throttle(USUAL);

        long admitted = IntStream.range(0, 100)
                .filter(i -> isAdmitted(throttle, SignInAttempt.within("ses_stolen")))
                .count();

        assertThat(admitted).isEqualTo(30);
        succeed(throttle, "198.51.100.1", ANNS);
        assertThat(isAdmitted(throttle, SignInAttempt.within("ses_owner"))).isTrue();
    }

    /** @return how many of so many attempts at Ann's account were let through to be judged, which all fail */
    private int guesses(SignInThrottle throttle, String address, int tries) {
        return (int) IntStream.range(0, tries)
                .filter(i -> isAdmitted(throttle, address, ANNS))
                .count();
    }

    private boolean isAdmitted(SignInThrottle throttle, String address, String email) {
        return isAdmitted(throttle, SignInAttempt.from(address, email));
    }

    private static boolean isAdmitted(SignInThrottle throttle, SignInAttempt attempt) {
        return refusal(throttle, attempt) == null;
    }

    private static @Nullable SalesException refusal(SignInThrottle throttle, SignInAttempt attempt) {
        return catchThrowableOfType(SalesException.class, () -> throttle.admit(attempt));
    }

    private SalesException refusal(String address, String email) {
        SalesException refusal = refusal(throttle(USUAL), SignInAttempt.from(address, email));
        if (refusal == null) {
            throw new AssertionError("was let in");
        }
        return refusal;
    }

    private void succeed(SignInThrottle throttle, String address, String email) {
        var attempt = SignInAttempt.from(address, email);
        throttle.admit(attempt);
        transactions.writing(() -> throttle.succeeded(attempt));
    }

    private SignInThrottle throttle(SignInSettings settings) {
        return new SignInThrottle(settings, attempts, transactions, clock);
    }
}
