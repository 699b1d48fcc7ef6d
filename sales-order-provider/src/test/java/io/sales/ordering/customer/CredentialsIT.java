package io.sales.ordering.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sales.api.Role;
import io.sales.api.Slugs;
import io.sales.api.customer.ChangePassword;
import io.sales.api.customer.CustomerService;
import io.sales.api.customer.DeleteCustomer;
import io.sales.api.customer.RegisterCustomer;
import io.sales.api.customer.SessionView;
import io.sales.api.customer.SignIn;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.testing.Crowd;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens between the moment a password is checked and the moment something is done about it. */
class CredentialsIT extends OrderProviderSuite {

    private static final String EMAIL = "ann@example.com";
    private static final String OLD = "the password before";
    private static final String NEW = "the password after";
    private static final String THIRD = "a password that comes third";

    @Autowired
    private CustomerService people;

    @Autowired
    private Customers customers;

    @Autowired
    private EntityManager entities;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DepartedCustomers departed;

    @Autowired
    private SignInThrottle throttle;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DatabaseClock clock;

    @SuppressWarnings("NullAway.Init") // signed in before each test
    private SessionView here;

    @BeforeEach
    void signedIn() {
        people.register(new RegisterCustomer(EMAIL, OLD, "Ann"));
        here = people.signIn(signIn(OLD));
    }

    @Test
    void nobodySignsInWithAPasswordThatHasJustBeenChanged() {
        Credentials overtaken = credentials(customers, () -> people.changePassword(change(OLD, NEW)));

        refusedAsWrong(() -> overtaken.signIn(signIn(OLD)));
        assertThat(openSessions()).isEqualTo(1);
    }

    @Test
    void ofTwoWhoChangeAPasswordAtOnceOneDoes() {
        Credentials overtaken = credentials(customers, () -> people.changePassword(change(OLD, NEW)));

        refusedAsWrong(() -> overtaken.change(change(OLD, THIRD)));
        assertThat(people.signIn(signIn(NEW))).isNotNull();
    }

    @Test
    void nobodyDeletesAnAccountWhosePasswordHasJustBeenChanged() {
        Credentials overtaken = credentials(customers, () -> people.changePassword(change(OLD, NEW)));

        refusedAsWrong(() -> overtaken.delete(delete(OLD)));
        assertThat(people.customer(here.caller())).isNotNull();
    }

    @Test
    void nobodySignsInToAnAccountThatHasJustBeenDeleted() {
        Credentials overtaken = credentials(customers, () -> people.delete(delete(OLD)));

        refusedAsWrong(() -> overtaken.signIn(signIn(OLD)));
        assertThat(openSessions()).isZero();
    }

    /** The control: who does not look again under the lock is let in with the password of before. */
    @Test
    void withoutASecondLookTheOldPasswordStillOpensASession() {
        Credentials careless = credentials(new Trusting(entities), () -> people.changePassword(change(OLD, NEW)));

        careless.signIn(signIn(OLD));

        assertThat(openSessions()).isEqualTo(2);
    }

    /** Were they counted while they wait, a crowd that knows the password would be taken for one that guesses. */
    @Test
    void manyWhoAreRightAtOnceAreNotTakenForGuesses() throws Exception {
        List<String> refusals = Crowd.rush(60, i -> () -> {
            Throwable refusal = catchThrowable(() -> people.signIn(signIn(OLD)));
            return refusal == null ? "" : String.valueOf(refusal.getMessage());
        });

        assertThat(refusals).contains("").noneMatch(refusal -> refusal.contains("attempts"));
    }

    private void refusedAsWrong(Runnable attempt) {
        assertThatThrownBy(attempt::run).hasFieldOrPropertyWithValue("slug", Slugs.BAD_CREDENTIALS);
    }

    private long openSessions() {
        Long open = jdbc.queryForObject("SELECT COUNT(*) FROM session WHERE ended_at IS NULL", Long.class);
        return open == null ? 0 : open;
    }

    private Credentials credentials(Customers accounts, Runnable meanwhile) {
        return new Credentials(accounts, sessions, departed, new Overtaken(meanwhile), throttle, transactions, clock);
    }

    private SignIn signIn(String password) {
        return new SignIn(EMAIL, password, "192.0.2.1");
    }

    private ChangePassword change(String from, String to) {
        return new ChangePassword(here.caller(), here.sessionId(), from, to, null);
    }

    private DeleteCustomer delete(String password) {
        return new DeleteCustomer(here.caller(), here.sessionId(), password);
    }

    /** Something else happens just after a password was checked. */
    private static final class Overtaken extends Passwords {

        private final Runnable meanwhile;

        Overtaken(Runnable meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        boolean matches(String password, @Nullable String hash, Runnable admission) {
            boolean matches = super.matches(password, hash, admission);
            meanwhile.run();
            return matches;
        }
    }

    /** Believes that every account is as it was when it was checked. */
    private static final class Trusting extends Customers {

        Trusting(EntityManager entities) {
            super(entities);
        }

        @Override
        Optional<Customer> lockIfThere(String id) {
            return super.lockIfThere(id).map(Unsuspecting::new);
        }
    }

    private static final class Unsuspecting extends Customer {

        Unsuspecting(Customer customer) {
            super(customer.id(), EmailAddress.of(EMAIL), OLD, "Ann", Role.CUSTOMER, Instant.EPOCH);
        }

        @Override
        boolean hasPassword(String checkedHash) {
            return true;
        }
    }
}
