package io.sales.ordering.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.audit.AuditEntry;
import io.sales.api.audit.SearchAudit;
import io.sales.api.customer.CustomerService;
import io.sales.api.customer.RegisterCustomer;
import io.sales.api.customer.SessionView;
import io.sales.api.customer.SignIn;
import io.sales.api.staff.ChangeStaff;
import io.sales.api.staff.CreateStaff;
import io.sales.api.staff.StaffRole;
import io.sales.api.staff.StaffService;
import io.sales.api.staff.StaffView;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

/** Who works for the shop: made, changed and disabled by admins, and by nobody who no longer is one. */
class StaffIT extends OrderProviderSuite {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private StaffService staff;

    @Autowired
    private CustomerService people;

    @Autowired
    private AuditLog audit;

    @Autowired
    private Customers customers;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Passwords passwords;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DatabaseClock clock;

    private Caller root;

    @BeforeEach
    void start() {
        new FirstStaffAccount(
                        new StaffSettings("root@example.com", PASSWORD),
                        customers,
                        sessions,
                        passwords,
                        transactions,
                        audit,
                        clock)
                .run(new DefaultApplicationArguments());
        root = people.signIn(new SignIn("root@example.com", PASSWORD, null)).caller();
    }

    @Test
    void whoIsMadeCanSignInWithTheRole() {
        StaffView clerk = make("clerk@example.com", StaffRole.STAFF);

        assertThat(people.signIn(new SignIn("Clerk@Example.com", PASSWORD, null))
                        .caller())
                .isEqualTo(new Caller(clerk.id(), Role.STAFF));
        assertThat(staff.member(root, clerk.id())).isEqualTo(clerk);
        refused(Slugs.EMAIL_TAKEN, () -> make("CLERK@example.com", StaffRole.ADMIN));
    }

    @Test
    void theListHasStaffAloneAPageAtATime() {
        people.register(new RegisterCustomer("ann@example.com", PASSWORD, "Ann"));
        StaffView clerk = make("clerk@example.com", StaffRole.STAFF);
        StaffView boss = make("boss@example.com", StaffRole.ADMIN);

        Page<StaffView> first = staff.members(root, new PageRequest(2, null));
        assertThat(first.items()).extracting(StaffView::id).containsExactly(root.id(), clerk.id());
        Page<StaffView> last = staff.members(root, new PageRequest(2, first.nextCursor()));
        assertThat(last.items()).containsExactly(boss);
        assertThat(last.nextCursor()).isNull();
    }

    @Test
    void whoIsDisabledIsOutAndComesBackWhenEnabled() {
        StaffView clerk = make("clerk@example.com", StaffRole.STAFF);
        SessionView session = signIn("clerk@example.com");

        StaffView disabled = change(clerk, StaffRole.STAFF, true);
        assertThat(disabled.disabled()).isTrue();
        refused(Slugs.BAD_REFRESH_TOKEN, () -> people.refresh(session.refreshToken()));
        // The attempt is counted, so something does change.
        assertThatThrownBy(() -> signIn("clerk@example.com"))
                .isInstanceOfSatisfying(
                        SalesException.class,
                        refusal -> assertThat(refusal.slug()).isEqualTo(Slugs.BAD_CREDENTIALS));

        change(disabled, StaffRole.STAFF, false);
        assertThat(signIn("clerk@example.com").caller().id()).isEqualTo(clerk.id());
    }

    @Test
    void anotherRoleIsAFactAtOnce() {
        StaffView boss = make("boss@example.com", StaffRole.ADMIN);
        SessionView session = signIn("boss@example.com");
        StaffView clerk = make("clerk@example.com", StaffRole.STAFF);

        change(boss, StaffRole.STAFF, false);

        refused(Slugs.BAD_REFRESH_TOKEN, () -> people.refresh(session.refreshToken()));
        assertThat(signIn("boss@example.com").caller().role()).isEqualTo(Role.STAFF);
        // The token still says ADMIN; the database knows better.
        refused(Slugs.FORBIDDEN, () -> staff.change(changing(session.caller(), clerk, StaffRole.ADMIN, false)));
        refused(
                Slugs.FORBIDDEN,
                () -> staff.create(new CreateStaff(session.caller(), "x@example.com", "X", StaffRole.ADMIN, PASSWORD)));
    }

    @Test
    void aRefreshTellsTheRoleThatIsInTheDatabase() {
        make("clerk@example.com", StaffRole.STAFF);
        SessionView session = signIn("clerk@example.com");
        jdbc.update(
                "UPDATE customer SET role = 'ADMIN' WHERE id = ?",
                session.caller().id());

        assertThat(people.refresh(session.refreshToken()).caller().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void theLastAdminStays() {
        StaffView me = staff.member(root, root.id());
        StaffView gone = change(make("boss@example.com", StaffRole.ADMIN), StaffRole.ADMIN, true);
        assertThat(gone.disabled()).isTrue();

        refused(Slugs.LAST_ADMIN, () -> change(me, StaffRole.STAFF, false));
        refused(Slugs.LAST_ADMIN, () -> change(me, StaffRole.ADMIN, true));
    }

    /** Each of the two sees the other, unless one waits for the other to be done. */
    @RepeatedTest(4)
    void ofTwoLastAdminsWhoLeaveAtOnceOneStays() throws Exception {
        StaffView me = staff.member(root, root.id());
        StaffView boss = make("boss@example.com", StaffRole.ADMIN);
        var other = new Caller(boss.id(), Role.ADMIN);

        var outcomes = race(
                () -> staff.change(changing(root, me, StaffRole.STAFF, false)),
                () -> staff.change(changing(other, boss, StaffRole.ADMIN, true)));

        assertThat(outcomes).containsExactlyInAnyOrder("ok", Slugs.LAST_ADMIN);
        assertThat(activeAdmins()).isEqualTo(1);
    }

    /** The control: the same two changes, each after a look that locks nothing. */
    @Test
    void withoutTheLockBothLeave() throws Exception {
        StaffView boss = make("boss@example.com", StaffRole.ADMIN);
        var bothHaveLooked = new CyclicBarrier(2);

        race(unlocked(root.id(), bothHaveLooked), unlocked(boss.id(), bothHaveLooked));

        assertThat(activeAdmins()).isZero();
    }

    private Callable<Integer> unlocked(String id, CyclicBarrier looked) {
        return () -> transactions.write(() -> {
            if (activeAdmins() < 2) {
                return 0;
            }
            try {
                looked.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("The other side did not come", e);
            }
            return jdbc.update("UPDATE customer SET role = 'STAFF' WHERE id = ?", id);
        });
    }

    @Test
    void isForAdminsAboutStaffAndFromTheLatestVersion() {
        StaffView clerk = make("clerk@example.com", StaffRole.STAFF);
        Caller asClerk = signIn("clerk@example.com").caller();
        var ann = people.register(new RegisterCustomer("ann@example.com", PASSWORD, "Ann"));
        change(clerk, StaffRole.ADMIN, false);

        refused(Slugs.FORBIDDEN, () -> staff.members(asClerk, PageRequest.first()));
        refused(Slugs.FORBIDDEN, () -> staff.member(asClerk, clerk.id()));
        refused(Slugs.FORBIDDEN, () -> staff.change(changing(ANN, clerk, StaffRole.STAFF, false)));
        refused(Slugs.NOT_FOUND, () -> staff.member(root, ann.id()));
        refused(
                Slugs.NOT_FOUND,
                () -> staff.change(new ChangeStaff(root, ann.id(), ann.version(), StaffRole.STAFF, false)));
        refused(Slugs.VERSION_CONFLICT, () -> change(clerk, StaffRole.STAFF, false));
        refused(
                Slugs.INVALID_REQUEST,
                () -> staff.create(new CreateStaff(root, "x@example.com", "X", StaffRole.STAFF, "short")));
    }

    @Test
    void whoDidItIsWrittenDownWithoutAnythingSecret() {
        StaffView clerk = make("clerk@example.com", StaffRole.STAFF);
        Instant before = clock.now();
        letPass(Duration.ofSeconds(1));
        StaffView admin = change(clerk, StaffRole.ADMIN, false);
        unchanged(() -> change(admin, StaffRole.ADMIN, false));

        List<AuditEntry> all = trail(null, null, null);
        assertThat(all)
                .extracting(AuditEntry::action, AuditEntry::actor)
                .containsExactly(
                        tuple("changeStaff", root.id()),
                        tuple("createStaff", root.id()),
                        tuple("createStaff", "system"));
        assertThat(all.get(0).before()).isEqualTo(Map.of("role", "STAFF"));
        assertThat(all.get(0).after()).isEqualTo(Map.of("role", "ADMIN"));
        assertThat(all.get(1).before()).isEmpty();
        assertThat(all.get(1).after()).isEqualTo(Map.of("role", "STAFF", "disabled", "false"));
        assertThat(trail("system", null, null)).containsExactly(all.get(2));
        assertThat(trail(null, clerk.id(), null)).containsExactly(all.get(0), all.get(1));
        assertThat(trail(null, null, before)).containsExactly(all.get(0));
        assertThat(all.toString()).doesNotContain("example.com", PASSWORD, "Somebody");

        var first = transactions.read(
                () -> audit.entries(new SearchAudit(root, null, null, null, new PageRequest(2, null))));
        assertThat(first.items()).containsExactly(all.get(0), all.get(1));
        var second = transactions.read(
                () -> audit.entries(new SearchAudit(root, null, null, null, new PageRequest(2, first.nextCursor()))));
        assertThat(second.items()).containsExactly(all.get(2));
        assertThat(second.nextCursor()).isNull();
    }

    private List<AuditEntry> trail(@Nullable String actor, @Nullable String subject, @Nullable Instant since) {
        return transactions.read(() -> audit.entries(new SearchAudit(root, actor, subject, since, PageRequest.first()))
                .items());
    }

    private long activeAdmins() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) FROM customer WHERE role = 'ADMIN' AND disabled_at IS NULL", Long.class));
    }

    private StaffView make(String email, StaffRole role) {
        return staff.create(new CreateStaff(root, email, "Somebody", role, PASSWORD));
    }

    private StaffView change(StaffView member, StaffRole role, boolean disabled) {
        return staff.change(changing(root, member, role, disabled));
    }

    private static ChangeStaff changing(Caller admin, StaffView member, StaffRole role, boolean disabled) {
        return new ChangeStaff(admin, member.id(), member.version(), role, disabled);
    }

    private SessionView signIn(String email) {
        return people.signIn(new SignIn(email, PASSWORD, null));
    }
}
