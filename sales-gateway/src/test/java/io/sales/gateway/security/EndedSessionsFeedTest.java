package io.sales.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.customer.CustomerService;
import io.sales.api.customer.EndedSessionsView;
import io.sales.gateway.GatewayTest;
import io.sales.gateway.Http;
import io.sales.gateway.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sessions that are ended at other gateways, of which this one is told. */
@GatewayTest
class EndedSessionsFeedTest {

    private final String session = UUID.randomUUID().toString();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Autowired
    private CustomerService customers;

    @Autowired
    private EndedSessions ended;

    @Autowired
    private Http http;

    @BeforeEach
    void account() {
        when(customers.customer(any())).thenReturn(Views.customer(0));
        when(customers.endedSessions(anyLong()))
                .thenAnswer(call -> new EndedSessionsView(List.of(), call.getArgument(0)));
    }

    @Test
    void refusesAccessTokensOfSessionsThatWereEndedElsewhere() {
        String token = http.tokens().of(new Session(TestTokens.CUSTOMER.caller(), session));
        when(customers.endedSessions(0)).thenReturn(new EndedSessionsView(List.of("ses_other", session), 7));
        assertThat(status(token)).as("not told yet: the control").isEqualTo(200);

        feed().read();

        http.get("/api/v1/customers/me").token(token).send().requireProblem(401, "unauthenticated");
        verify(customers).endedSessions(7);
    }

    @Test
    void goesOnWhereItWasOnceItIsAnsweredAgain() {
        when(customers.endedSessions(0)).thenReturn(new EndedSessionsView(List.of("ses_other"), 3));
        when(customers.endedSessions(3))
                .thenThrow(new SalesException(Slugs.UNAVAILABLE, "Away."))
                .thenReturn(new EndedSessionsView(List.of(session), 4));
        String token = http.tokens().of(new Session(TestTokens.CUSTOMER.caller(), session));
        EndedSessionsFeed feed = feed();

        feed.read();
        assertThat(status(token)).as("nobody knows better").isEqualTo(200);
        feed.read();

        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void startsAgainWhenItIsTold() {
        when(customers.endedSessions(0))
                .thenReturn(new EndedSessionsView(List.of("ses_other"), 9))
                .thenReturn(new EndedSessionsView(List.of(session), 1));
        when(customers.endedSessions(9)).thenReturn(new EndedSessionsView(List.of(), 0));
        EndedSessionsFeed feed = feed();

        feed.read();
        feed.read();

        assertThat(ended.contains(session)).isTrue();
    }

    @Test
    void showsHowOldItsKnowledgeIs() {
        EndedSessionsFeed feed = feed();
        await().until(() -> age() > 0.2);

        feed.read();

        assertThat(age()).isLessThan(0.2);
    }

    @Test
    void aTokenLivesNoLongerThanItsEndIsTold() {
        for (Duration lifetime : List.of(Duration.ZERO, Duration.ofMinutes(-1), Duration.ofMinutes(61))) {
            assertThatThrownBy(() -> new TokenProperties(Path.of("key.pem"), lifetime))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new TokenProperties(Path.of("key.pem"), Duration.ofHours(1))).isNotNull();
    }

    private EndedSessionsFeed feed() {
        return new EndedSessionsFeed(customers, ended, metrics);
    }

    private double age() {
        return metrics.get("sales.ended.sessions.age").gauge().value();
    }

    private int status(String token) {
        return http.get("/api/v1/customers/me").token(token).send().status();
    }
}
