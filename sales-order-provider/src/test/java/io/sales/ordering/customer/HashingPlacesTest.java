package io.sales.ordering.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A crowd that signs in, on as many threads as a provider serves all its calls with. */
class HashingPlacesTest {

    private static final int THREADS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService calls = Executors.newFixedThreadPool(THREADS);
    private final CountDownLatch hashing = new CountDownLatch(1);

    @AfterEach
    void end() {
        hashing.countDown();
        calls.shutdownNow();
    }

    @Test
    void aCrowdLeavesThreadsToEverybodyElse() throws Exception {
        var crowd = arrive(new HashingPlaces(2, 30, PATIENCE));

        assertThat(calls.submit(() -> "an order").get(5, TimeUnit.SECONDS)).isEqualTo("an order");
        await().atMost(5, TimeUnit.SECONDS).until(() -> count(crowd, Future::isDone) == THREADS - 32);
        hashing.countDown();
        await().atMost(5, TimeUnit.SECONDS).until(() -> count(crowd, Future::isDone) == THREADS);
        assertThat(count(crowd, HashingPlacesTest::isRefused)).isEqualTo(THREADS - 32);
    }

    /** The control: where all may wait, nobody else is served. */
    @Test
    void aCrowdThatMayWaitTakesAllThreads() throws Exception {
        arrive(new HashingPlaces(2, THREADS, PATIENCE));

        Future<String> order = calls.submit(() -> "an order");

        assertThatThrownBy(() -> order.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        hashing.countDown();
        assertThat(order.get(5, TimeUnit.SECONDS)).isEqualTo("an order");
    }

    @Test
    void nobodyWaitsForEver() {
        var places = new HashingPlaces(1, 1, Duration.ofMillis(50));
        calls.submit(() -> places.inTurn(this::slowHash));
        while (true) {
            try {
                places.inTurn(() -> "done too early");
            } catch (SalesException e) {
                assertThat(e.slug()).isEqualTo(Slugs.TOO_MANY_REQUESTS);
                return;
            }
        }
    }

    private List<Future<String>> arrive(HashingPlaces places) throws InterruptedException {
        var crowd = new ArrayList<Future<String>>();
        var started = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            crowd.add(calls.submit(() -> {
                started.countDown();
                return places.inTurn(this::slowHash);
            }));
        }
        assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
        return crowd;
    }

    private static long count(List<Future<String>> crowd, Predicate<Future<String>> which) {
        return crowd.stream().filter(which).count();
    }

    private static boolean isRefused(Future<String> call) {
        try {
            assertThat(call.get()).isEqualTo("a hash");
            return false;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOfSatisfying(SalesException.class, refusal -> {
                assertThat(refusal.slug()).isEqualTo(Slugs.TOO_MANY_REQUESTS);
                assertThat(refusal.retryAfterSeconds()).isPositive();
            });
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String slowHash() {
        try {
            hashing.await();
            return "a hash";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
