package io.sales.ordering.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.customer.CustomerService;
import io.sales.api.customer.RegisterCustomer;
import io.sales.api.customer.SignIn;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How long it takes to be refused tells nobody who has an account. Both kinds take turns, so that whatever else the machine
 * does slows both down, and the middle of each is compared.
 */
class SignInTimeIT extends OrderProviderSuite {

    private static final int ROUNDS = 11;
    private static final String PASSWORD = "correct horse battery";
    private static final String KNOWN = "ann@example.com";

    @Autowired
    private CustomerService people;

    @Autowired
    private Customers customers;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DepartedCustomers departed;

    @Autowired
    private SignInAttempts attempts;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DatabaseClock clock;

    @BeforeEach
    void register() {
        people.register(new RegisterCustomer(KNOWN, PASSWORD, "Ann"));
    }

    @Test
    void anUnknownAddressTakesAsLongAsAWrongPassword() {
        Credentials credentials = credentials(new Passwords());

        assertThat(ratio(credentials::signIn)).isBetween(0.5, 2.0);
    }

    /** The control: where there is nothing to compare with, and nothing is done, one sees it. */
    @Test
    void withoutAHashToCompareWithItShows() {
        Credentials credentials = credentials(new HastyPasswords());

        assertThat(ratio(credentials::signIn)).isGreaterThan(3.0);
    }

    @Test
    void registeringTakesAsLongForATakenAddress() {
        double ratio = medians(
                round -> () -> answeredWith(
                        Slugs.EMAIL_TAKEN, () -> people.register(new RegisterCustomer(KNOWN, PASSWORD, "Ann"))),
                round -> () -> people.register(new RegisterCustomer("new" + round + "@example.com", PASSWORD, "New")));

        assertThat(ratio).isBetween(0.4, 2.5);
    }

    /** @return the time of a wrong password over that of an unknown address */
    private static double ratio(Consumer<SignIn> signIn) {
        return medians(
                round -> () -> answeredWith(Slugs.BAD_CREDENTIALS, () -> signIn.accept(attempt(KNOWN))),
                round -> () -> answeredWith(
                        Slugs.BAD_CREDENTIALS, () -> signIn.accept(attempt("nobody" + round + "@example.com"))));
    }

    private static double medians(IntFunction<Runnable> one, IntFunction<Runnable> other) {
        var ones = new ArrayList<Long>();
        var others = new ArrayList<Long>();
        one.apply(-1).run();
        other.apply(-1).run();
        for (int round = 0; round < ROUNDS; round++) {
            ones.add(nanos(one.apply(round)));
            others.add(nanos(other.apply(round)));
        }
        return median(ones) / median(others);
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static double median(ArrayList<Long> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    private static SignIn attempt(String email) {
        return new SignIn(email, "not the password", "192.0.2.1");
    }

    private static void answeredWith(String slug, Runnable attempt) {
        SalesException refusal = catchThrowableOfType(SalesException.class, attempt::run);
        assertThat(refusal).isNotNull().extracting(SalesException::slug).isEqualTo(slug);
    }

    private Credentials credentials(Passwords passwords) {
        var generous =
                new SignInThrottle(new SignInSettings(1_000, 1_000, 1_000, 1_000), attempts, transactions, clock);
        return new Credentials(customers, sessions, departed, passwords, generous, transactions, clock);
    }

    /** Does nothing where there is no account. */
    private static final class HastyPasswords extends Passwords {

        @Override
        boolean matches(String password, @Nullable String hash, Runnable admission) {
            return hash != null && super.matches(password, hash, admission);
        }
    }
}
