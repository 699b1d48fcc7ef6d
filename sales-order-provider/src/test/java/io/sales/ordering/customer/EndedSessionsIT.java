package io.sales.ordering.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sales.api.customer.ChangePassword;
import io.sales.api.customer.CustomerService;
import io.sales.api.customer.DeleteCustomer;
import io.sales.api.customer.EndedSessionsView;
import io.sales.api.customer.RegisterCustomer;
import io.sales.api.customer.SessionView;
import io.sales.api.customer.SignIn;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.testing.Crowd;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What gateways are told, so that access tokens of sessions that are over are refused everywhere. */
class EndedSessionsIT extends OrderProviderSuite {

    private static final String EMAIL = "ann@example.com";
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private CustomerService people;

    @Autowired
    private EndedSessionLog log;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DatabaseClock clock;

    @Autowired
    private Transactions transactions;

    @BeforeEach
    void register() {
        people.register(new RegisterCustomer(EMAIL, PASSWORD, "Ann"));
    }

    @Test
    void everyWayToEndASessionIsTold() {
        SessionView left = signIn();
        SessionView stolen = signIn();
        SessionView elsewhere = signIn();
        SessionView here = signIn();
        long before = start();
        assertThat(told(before)).isEmpty();

        people.signOut(left.caller(), left.sessionId());
        people.signOut(left.caller(), left.sessionId());
        people.refresh(stolen.refreshToken());
        assertThat(catchThrowable(() -> people.refresh(stolen.refreshToken()))).isNotNull();
        people.changePassword(new ChangePassword(here.caller(), here.sessionId(), PASSWORD, PASSWORD + "2", null));
        EndedSessionsView first = people.endedSessions(before);
        people.delete(new DeleteCustomer(here.caller(), here.sessionId(), PASSWORD + "2"));

        assertThat(first.ids()).containsExactlyInAnyOrder(left.sessionId(), stolen.sessionId(), elsewhere.sessionId());
        assertThat(told(first.position())).containsExactly(here.sessionId());
    }

    @Test
    void whatIsCommittedLateIsToldLate() throws Exception {
        long before = start();
        SessionView early = signIn();
        SessionView late = signIn();
        var ended = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var committing = CompletableFuture.runAsync(() -> transactions.writing(() -> {
            sessions.end(late.caller().id(), late.sessionId());
            ended.countDown();
            waitFor(goOn);
        }));
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        people.signOut(early.caller(), early.sessionId());

        EndedSessionsView first = people.endedSessions(before);
        goOn.countDown();
        committing.get(5, TimeUnit.SECONDS);

        assertThat(first.ids()).containsExactly(early.sessionId());
        assertThat(told(first.position())).containsExactly(late.sessionId());
        // The control: by the time at which they ended, the late one is behind what had been read.
        assertThat(jdbc.queryForList(
                        "SELECT id FROM ended_session WHERE ended_at > (SELECT ended_at FROM ended_session WHERE id = ?)",
                        String.class,
                        early.sessionId()))
                .isEmpty();
    }

    @Test
    void readersAtOnceMissNothing() throws Exception {
        long before = start();
        List<SessionView> open = IntStream.range(0, 12).mapToObj(i -> signIn()).toList();

        List<List<String>> seen = Crowd.rush(6, thread -> () -> {
            var ids = new ArrayList<String>();
            long position = before;
            for (int i = 0; i < 6; i++) {
                if (thread < 2) {
                    SessionView mine = open.get(thread * 6 + i);
                    people.signOut(mine.caller(), mine.sessionId());
                }
                EndedSessionsView news = people.endedSessions(position);
                ids.addAll(news.ids());
                position = news.position();
            }
            ids.addAll(people.endedSessions(position).ids());
            return ids;
        });

        var all = open.stream().map(SessionView::sessionId).toList();
        assertThat(told(before)).containsExactlyInAnyOrderElementsOf(all);
        seen.forEach(ids -> assertThat(ids).doesNotHaveDuplicates().isSubsetOf(all));
        assertThat(seen.subList(0, 2)).allSatisfy(ids -> assertThat(ids).hasSizeGreaterThanOrEqualTo(6));
    }

    @Test
    void aLongListIsToldInPages() {
        long before = start();
        var many = IntStream.range(0, 2_500).mapToObj("ses_%05d"::formatted).toList();
        transactions.writing(() -> log.append(many, clock.now()));

        var found = new ArrayList<String>();
        long position = before;
        for (EndedSessionsView page = people.endedSessions(position);
                !page.ids().isEmpty();
                page = people.endedSessions(position)) {
            assertThat(page.ids()).hasSizeLessThanOrEqualTo(1_000);
            found.addAll(page.ids());
            position = page.position();
        }

        assertThat(found).containsExactlyElementsOf(many);
    }

    @Test
    void aReaderFromBeforeABackupWasRestoredStartsAgain() {
        SessionView left = signIn();
        people.signOut(left.caller(), left.sessionId());

        EndedSessionsView answer = people.endedSessions(Long.MAX_VALUE);

        assertThat(answer).isEqualTo(new EndedSessionsView(List.of(), 0));
        assertThat(told(0)).containsExactly(left.sessionId());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long start() {
        people.endedSessions(0);
        Long last = jdbc.queryForObject("SELECT last_position FROM ended_session_numbering", Long.class);
        return last == null ? 0 : last;
    }

    private List<String> told(long position) {
        return people.endedSessions(position).ids();
    }

    private SessionView signIn() {
        return people.signIn(new SignIn(EMAIL, PASSWORD, "192.0.2.1"));
    }
}
