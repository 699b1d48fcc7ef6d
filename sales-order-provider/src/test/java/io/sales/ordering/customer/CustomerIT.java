package io.sales.ordering.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.api.Address;
import io.sales.api.Caller;
import io.sales.api.Limits;
import io.sales.api.Role;
import io.sales.api.Slugs;
import io.sales.api.customer.ChangeCustomer;
import io.sales.api.customer.ChangePassword;
import io.sales.api.customer.CustomerService;
import io.sales.api.customer.CustomerView;
import io.sales.api.customer.RegisterCustomer;
import io.sales.api.customer.SessionView;
import io.sales.api.customer.SignIn;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

/** Accounts, passwords and sessions. */
class CustomerIT extends OrderProviderSuite {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private CustomerService people;

    @Autowired
    private Customers customers;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Passwords passwords;

    @Autowired
    private Transactions transactions;

    @Autowired
    private AuditLog audit;

    @Autowired
    private DatabaseClock clock;

    @Autowired
    private SignInRemains remains;

    @Test
    void whoRegistersCanSignIn() {
        CustomerView ann = people.register(new RegisterCustomer("Ann@Example.com", PASSWORD, "Ann"));

        SessionView session = signIn("ann@EXAMPLE.com", PASSWORD);

        assertThat(session.caller().id()).isEqualTo(ann.id());
        assertThat(session.caller().role()).isEqualTo(Role.CUSTOMER);
        assertThat(people.customer(session.caller())).isEqualTo(ann);
        assertThat(jdbc.queryForObject("SELECT password_hash FROM customer", String.class))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void anAddressHasOneAccountHoweverItIsWritten() {
        register("ann@example.com");

        answeredWith(Slugs.EMAIL_TAKEN, () -> register("ANN@example.com"));
        answeredWith(Slugs.EMAIL_TAKEN, () -> register("\uff41nn@example.com"));
    }

    @Test
    void wrongPasswordAndUnknownAddressGetTheSameAnswer() {
        register("ann@example.com");

        answeredWith(Slugs.BAD_CREDENTIALS, () -> signIn("ann@example.com", PASSWORD + "!"));
        answeredWith(Slugs.BAD_CREDENTIALS, () -> signIn("nobody@example.com", PASSWORD));
        answeredWith(Slugs.BAD_CREDENTIALS, () -> signIn("nobody@example.com", "nobody has this password"));
    }

    @Test
    void malformedAccountsAreRefused() {
        answeredWith(Slugs.INVALID_REQUEST, () -> register("no address"));
        answeredWith(Slugs.INVALID_REQUEST, () -> register("a@" + "x".repeat(254)));
        answeredWith(Slugs.INVALID_REQUEST, () -> people.register(new RegisterCustomer("a@b", "short", "A")));
        answeredWith(Slugs.INVALID_REQUEST, () -> people.register(new RegisterCustomer("a@b", "x".repeat(129), "A")));
        answeredWith(Slugs.INVALID_REQUEST, () -> people.register(new RegisterCustomer("a@b", PASSWORD, " ")));
        answeredWith(Slugs.INVALID_REQUEST, () -> people.register(new RegisterCustomer("a@b", PASSWORD, "A\u0000")));
        answeredWith(Slugs.INVALID_REQUEST, () -> signIn("a".repeat(255), PASSWORD));
        answeredWith(Slugs.INVALID_REQUEST, () -> signIn("a@b", "x".repeat(257)));
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM customer", Long.class))
                .isZero();
    }

    @Test
    void aRefreshTokenIsGoodOnceAndUsingItTwiceEndsTheSession() {
        register("ann@example.com");
        SessionView first = signIn("ann@example.com", PASSWORD);

        SessionView second = people.refresh(first.refreshToken());
        assertThat(second.sessionId()).isEqualTo(first.sessionId());
        answeredWith(Slugs.BAD_REFRESH_TOKEN, () -> people.refresh(first.refreshToken()));
        answeredWith(Slugs.BAD_REFRESH_TOKEN, () -> people.refresh(second.refreshToken()));
        answeredWith(Slugs.BAD_REFRESH_TOKEN, () -> people.refresh("made up"));
    }

    @Test
    void aSessionEndsBySigningOutAndByItself() {
        register("ann@example.com");
        SessionView left = signIn("ann@example.com", PASSWORD);
        SessionView forgotten = signIn("ann@example.com", PASSWORD);

        people.signOut(left.caller(), left.sessionId());
        answeredWith(Slugs.BAD_REFRESH_TOKEN, () -> people.refresh(left.refreshToken()));

        letPass(Duration.ofDays(31));
        answeredWith(Slugs.BAD_REFRESH_TOKEN, () -> people.refresh(forgotten.refreshToken()));
    }

    @Test
    void nobodyEndsSomebodyElsesSession() {
        register("ann@example.com");
        SessionView session = signIn("ann@example.com", PASSWORD);

        people.signOut(BOB, session.sessionId());

        assertThat(people.refresh(session.refreshToken())).isNotNull();
    }

    @Test
    void anotherPasswordEndsTheOtherSessions() {
        register("ann@example.com");
        SessionView here = signIn("ann@example.com", PASSWORD);
        SessionView elsewhere = signIn("ann@example.com", PASSWORD);

        answeredWith(
                Slugs.BAD_CREDENTIALS,
                () -> people.changePassword(new ChangePassword(
                        here.caller(), here.sessionId(), "not the password", "another long one", null)));
        people.changePassword(new ChangePassword(here.caller(), here.sessionId(), PASSWORD, "another long one", null));

        answeredWith(Slugs.BAD_REFRESH_TOKEN, () -> people.refresh(elsewhere.refreshToken()));
        assertThat(people.refresh(here.refreshToken())).isNotNull();
        answeredWith(Slugs.BAD_CREDENTIALS, () -> signIn("ann@example.com", PASSWORD));
        assertThat(signIn("ann@example.com", "another long one")).isNotNull();
    }

    @Test
    void aProfileIsChangedByWhoHasSeenItsLatestVersion() {
        CustomerView ann = register("ann@example.com");
        var caller = new Caller(ann.id(), Role.CUSTOMER);

        CustomerView changed =
                people.change(new ChangeCustomer(caller, ann.version(), "Ann Other", "+49 30 1", List.of(HOME)));

        assertThat(changed.version()).isGreaterThan(ann.version());
        assertThat(people.customer(caller)).isEqualTo(changed);
        assertThat(changed.addresses()).containsExactly(HOME);
        answeredWith(
                Slugs.VERSION_CONFLICT,
                () -> people.change(new ChangeCustomer(caller, ann.version(), "Too late", null, List.of())));
    }

    @Test
    void aProfileHasItsLimits() {
        CustomerView ann = register("ann@example.com");
        var caller = new Caller(ann.id(), Role.CUSTOMER);
        var tooMany = Collections.nCopies(21, HOME);
        var nowhere = new Address("Ann", "Street 1", null, "Berlin", null, "10115", "XX", null);

        answeredWith(Slugs.INVALID_REQUEST, () -> change(caller, "A", null, tooMany));
        answeredWith(Slugs.INVALID_REQUEST, () -> change(caller, "A", null, List.of(HOME, nowhere)));
        answeredWith(Slugs.INVALID_REQUEST, () -> change(caller, "A", "1".repeat(51), List.of()));
        answeredWith(Slugs.INVALID_REQUEST, () -> change(caller, "A", " ", List.of()));
        answeredWith(Slugs.INVALID_REQUEST, () -> change(caller, "A".repeat(201), null, List.of()));
        assertThat(people.customer(caller)).isEqualTo(ann);
        assertThat(change(caller, "A", "1".repeat(50), tooMany.subList(0, 20)).addresses())
                .hasSize(20);
    }

    @Test
    void anotherPasswordIsForTheVersionThatWasSeen() {
        CustomerView ann = register("ann@example.com");
        SessionView here = signIn("ann@example.com", PASSWORD);
        people.change(new ChangeCustomer(here.caller(), ann.version(), "Ann Other", null, List.of()));

        answeredWith(
                Slugs.VERSION_CONFLICT,
                () -> people.changePassword(new ChangePassword(
                        here.caller(), here.sessionId(), PASSWORD, "another long one", ann.version())));
        assertThat(signIn("ann@example.com", PASSWORD)).isNotNull();
    }

    @Test
    void anAccountThatHasTooManySessionsLosesTheOldest() {
        register("ann@example.com");
        SessionView oldest = signIn("ann@example.com", PASSWORD);
        SessionView second = signIn("ann@example.com", PASSWORD);
        jdbc.batchUpdate(
                "INSERT INTO session (id, owner_id, created_at, expires_at) SELECT ?, owner_id, created_at, expires_at"
                        + " FROM session WHERE id = ?",
                IntStream.range(2, Limits.MAX_SESSIONS_PER_CUSTOMER)
                        .mapToObj(i -> new Object[] {"ses_" + i, second.sessionId()})
                        .toList());

        signIn("ann@example.com", PASSWORD);

        assertThat(jdbc.queryForList("SELECT id FROM session WHERE ended_at IS NOT NULL", String.class))
                .containsExactly(oldest.sessionId());
        answeredWith(Slugs.BAD_REFRESH_TOKEN, () -> people.refresh(oldest.refreshToken()));
        assertThat(people.refresh(second.refreshToken())).isNotNull();
    }

    @Test
    void whatSigningInLeavesBehindIsForgotten() {
        register("ann@example.com");
        SessionView left = signIn("ann@example.com", PASSWORD);
        people.signOut(left.caller(), left.sessionId());
        people.refresh(signIn("ann@example.com", PASSWORD).refreshToken());
        answeredWith(Slugs.BAD_CREDENTIALS, () -> signIn("ann@example.com", "not the password"));

        letPass(Duration.ofDays(2));
        remains.forgetOld();
        assertThat(rows("session", "refresh_token", "ended_session", "sign_in_attempts"))
                .as("only the session that is open, with two tokens")
                .containsExactly(1L, 2L, 0L, 0L);

        letPass(Duration.ofDays(30));
        remains.forgetOld();
        assertThat(rows("session", "refresh_token")).containsExactly(0L, 0L);
    }

    @Test
    void theFirstStaffAccountIsThereAfterEveryStart() throws Exception {
        start("staff@example.com", PASSWORD);
        start("staff@example.com", PASSWORD);
        SessionView session = signIn("staff@example.com", PASSWORD);
        assertThat(session.caller().role()).isEqualTo(Role.ADMIN);

        start("staff@example.com", "a password set anew");
        answeredWith(Slugs.BAD_CREDENTIALS, () -> signIn("staff@example.com", PASSWORD));
        answeredWith(Slugs.BAD_REFRESH_TOKEN, () -> people.refresh(session.refreshToken()));
        assertThat(signIn("staff@example.com", "a password set anew")).isNotNull();
    }

    private CustomerView change(Caller caller, String name, @Nullable String phone, List<Address> addresses) {
        return people.change(new ChangeCustomer(caller, people.customer(caller).version(), name, phone, addresses));
    }

    private List<Long> rows(String... tables) {
        return Stream.of(tables)
                .map(table -> jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class))
                .toList();
    }

    private void start(String email, String password) {
        new FirstStaffAccount(
                        new StaffSettings(email, password), customers, sessions, passwords, transactions, audit, clock)
                .run(new DefaultApplicationArguments());
    }

    private SessionView signIn(String email, String password) {
        return people.signIn(new SignIn(email, password, "192.0.2.1"));
    }

    private CustomerView register(String email) {
        return people.register(new RegisterCustomer(email, PASSWORD, "Somebody"));
    }

    private static void answeredWith(String slug, ThrowingCallable call) {
        assertThatThrownBy(call).hasFieldOrPropertyWithValue("slug", slug);
    }
}
