package io.sales.gateway.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sales.api.Caller;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.order.OrderService;
import io.sales.gateway.Views;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.dubbo.rpc.RpcException;
import org.junit.jupiter.api.Test;

/** What is not called, and when. */
class GuardsTest {

    private static final int LIMIT = 8;
    private static final CallSettings FIXED = new CallSettings(false, LIMIT, true);

    private final OrderService remote = mock(OrderService.class);

    static Guards guards(CallSettings settings) {
        var meters = new SimpleMeterRegistry();
        return new Guards(new Capacity(settings, meters), new Circuits(settings, meters));
    }

    @Test
    void whatIsBeyondTheLimitIsRefusedAtOnce() throws Exception {
        OrderService orders = guards(FIXED).ordering(OrderService.class, remote);
        var under = new AtomicInteger();
        var goOn = new CountDownLatch(1);
        when(remote.ready()).then(call -> {
            under.incrementAndGet();
            assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            return Views.NOON;
        });
        var callers = Executors.newFixedThreadPool(LIMIT);
        try {
            var answers = new ArrayList<Future<?>>();
            for (int i = 0; i < LIMIT; i++) {
                answers.add(callers.submit(orders::ready));
            }
            await().untilAtomic(under, equalTo(LIMIT));

            assertThat(slug(orders)).isEqualTo(Slugs.TOO_MANY_REQUESTS);
            assertThat(under).hasValue(LIMIT);

            goOn.countDown();
            for (Future<?> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(Views.NOON);
            }
            assertThat(orders.ready()).isEqualTo(Views.NOON);
        } finally {
            goOn.countDown();
            callers.shutdownNow();
        }
    }

    /** A provider with two processors: what is asked of it at once beyond that only waits there. */
    @Test
    void theLimitFollowsWhatTheProvidersCanTake() throws Exception {
        assertThat(mostUnderWay(new CallSettings(true, 150, true))).isLessThan(100);
    }

    /** The control. */
    @Test
    void aFixedOneDoesNot() throws Exception {
        assertThat(mostUnderWay(new CallSettings(false, 150, true))).isGreaterThan(140);
    }

    /** Of 192 callers who ask on and on, how many are let through at a time once the limit has been found. */
    private int mostUnderWay(CallSettings settings) throws Exception {
        OrderService orders = guards(settings).ordering(OrderService.class, remote);
        var processors = new Semaphore(2);
        var under = new AtomicInteger();
        var most = new AtomicInteger();
        when(remote.ready()).then(call -> {
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            processors.acquire();
            try {
                TimeUnit.MILLISECONDS.sleep(1);
                return Views.NOON;
            } finally {
                processors.release();
                under.decrementAndGet();
            }
        });
        var callers = Executors.newFixedThreadPool(192);
        try {
            var answered = new AtomicInteger();
            for (int i = 0; i < 192; i++) {
                callers.submit(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        answered.addAndGet(isAnswered(orders) ? 1 : 0);
                    }
                });
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> answered.get() > 3_000);
            most.set(0);
            int before = answered.get();
            await().atMost(Duration.ofSeconds(30)).until(() -> answered.get() > before + 300);
            return most.get();
        } finally {
            callers.shutdownNow();
            assertThat(callers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean isAnswered(OrderService orders) {
        try {
            orders.ready();
            return true;
        } catch (SalesException refused) {
            Thread.yield();
            return false;
        }
    }

    @Test
    void aProviderThatDoesNotAnswerIsLeftAloneUntilItDoes() {
        OrderService orders = guards(FIXED).ordering(OrderService.class, remote);
        when(remote.ready()).thenThrow(new RpcException(RpcException.TIMEOUT_EXCEPTION, "late"));
        for (int i = 0; i < 50; i++) {
            assertThat(slug(orders)).isEqualTo(Slugs.TIMEOUT);
        }
        clearInvocations(remote);

        assertThat(slug(orders)).isEqualTo(Slugs.UNAVAILABLE);
        assertThat(mockingDetails(remote).getInvocations()).isEmpty();

        doReturn(Views.NOON).when(remote).ready();
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> orders.ready().equals(Views.NOON));
    }

    /** The control. */
    @Test
    void withoutABreakerItIsAskedAgainAndAgain() {
        OrderService orders = guards(new CallSettings(false, LIMIT, false)).ordering(OrderService.class, remote);
        when(remote.ready()).thenThrow(new RpcException(RpcException.TIMEOUT_EXCEPTION, "late"));

        for (int i = 0; i < 200; i++) {
            assertThat(slug(orders)).isEqualTo(Slugs.TIMEOUT);
        }
    }

    @Test
    void refusalsAndABusyProviderAreAnswers() {
        OrderService orders = guards(FIXED).ordering(OrderService.class, remote);
        when(remote.ready()).thenThrow(new RpcException(RpcException.LIMIT_EXCEEDED_EXCEPTION, "busy"));
        when(remote.order(any(), any())).thenThrow(SalesException.notFound("order"));

        for (int i = 0; i < 100; i++) {
            slug(orders);
            assertThatThrownBy(() -> orders.order(Caller.ANONYMOUS, "-")).isInstanceOf(SalesException.class);
        }
        clearInvocations(remote);
        slug(orders);
        assertThat(mockingDetails(remote).getInvocations()).hasSize(1);
    }

    /** Inventory goes on when orders are away. */
    @Test
    void oneKindOfProviderDoesNotStopTheOther() {
        Guards guards = guards(FIXED);
        OrderService orders = guards.ordering(OrderService.class, remote);
        when(remote.ready()).thenThrow(new RpcException(RpcException.TIMEOUT_EXCEPTION, "late"));
        for (int i = 0; i < 60; i++) {
            slug(orders);
        }
        OrderService other = mock(OrderService.class);
        when(other.ready()).thenReturn(Views.NOON);

        assertThat(guards.inventory(OrderService.class, other).ready()).isEqualTo(Views.NOON);
    }

    private static String slug(OrderService orders) {
        try {
            orders.ready();
            return "";
        } catch (SalesException refused) {
            return refused.slug();
        }
    }
}
