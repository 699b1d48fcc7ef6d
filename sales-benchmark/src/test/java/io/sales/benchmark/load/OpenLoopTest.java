package io.sales.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Subject PROMPT = () -> CompletableFuture.completedFuture(Outcome.DONE);

    /** 400 ms of one second are lost to a single call, so that two calls in five come late. */
    @Test
    void chargesAStallToEveryCallThatWasDueMeanwhile() {
        Run run = run(stallingOnce(Duration.ofMillis(400)), 200, 1_000);

        assertThat(run.done()).isEqualTo(run.arrivals()).isEqualTo(199);
        assertThat(Percentiles.of(run.latency()).p90()).isGreaterThan(200);
        assertThat(Percentiles.of(run.latency()).p50()).isLessThan(200);
    }

    /** The control: counted from when it was sent, the same stall is one slow call of two hundred, and nobody sees it. */
    @Test
    void theNaiveMeasureHidesTheStall() {
        Run run = run(stallingOnce(Duration.ofMillis(400)), 200, 1_000);

        assertThat(Percentiles.of(run.sinceSent()).p99()).isLessThan(100);
        assertThat(Percentiles.of(run.sinceSent()).max()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void sendsWhatIsDueWhateverIsOutstanding() {
        Executor afterwards = CompletableFuture.delayedExecutor(WINDOW.toMillis() + 200, TimeUnit.MILLISECONDS);

        Run run = run(() -> CompletableFuture.supplyAsync(() -> Outcome.DONE, afterwards), 100, 1_000);

        assertThat(run.done()).isEqualTo(99);
        assertThat(run.turnedAway()).isZero();
        assertThat(run.achieved()).as("done within the window").isZero();
        assertThat(run.follows(Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void turnsAwayAndCountsWhatIsTooMuch() {
        Executor afterwards = CompletableFuture.delayedExecutor(WINDOW.toMillis() + 200, TimeUnit.MILLISECONDS);

        Run run = run(() -> CompletableFuture.supplyAsync(() -> Outcome.DONE, afterwards), 100, 5);

        assertThat(run.arrivals()).isEqualTo(99);
        assertThat(run.done()).isEqualTo(5);
        assertThat(run.turnedAway()).isEqualTo(94);
    }

    @Test
    void countsWhatBecameOfEachCall() {
        var number = new AtomicInteger();
        Outcome[] outcomes = Outcome.values();

        Run run = run(
                () -> {
                    int call = number.getAndIncrement();
                    return call % 4 == 3
                            ? CompletableFuture.failedFuture(new IllegalStateException("broken"))
                            : CompletableFuture.completedFuture(outcomes[call % 4]);
                },
                101,
                1_000);

        assertThat(run.arrivals()).isEqualTo(100);
        assertThat(run.done()).isEqualTo(25);
        assertThat(run.declined()).isEqualTo(25);
        assertThat(run.failed()).isEqualTo(50);
        assertThat(run.latency().getTotalCount()).isEqualTo(100);
    }

    @Test
    void achievesWhatIsOfferedIfTheSubjectIsQuick() {
        Run run = run(PROMPT, 500, 1_000);

        assertThat(run.achieved()).isBetween(450.0, 500.0);
        assertThat(run.follows(Duration.ofMillis(500))).isTrue();
    }

    @Test
    void doesNotWaitForEverForAnAnswer() {
        var loop = new OpenLoop(Arrivals.CONSTANT, 10, Duration.ofMillis(50));

        assertThatThrownBy(() -> loop.run(CompletableFuture::new, 20, Duration.ofMillis(100), new SplittableRandom(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 calls have no answer");
    }

    @Test
    void theSeedDecidesTheArrivals() {
        var loop = new OpenLoop(Arrivals.POISSON, 1_000, PATIENCE);
        Duration window = Duration.ofMillis(200);

        long first = loop.run(PROMPT, 1_000, window, new SplittableRandom(7)).arrivals();
        long again = loop.run(PROMPT, 1_000, window, new SplittableRandom(7)).arrivals();

        assertThat(again).isEqualTo(first).isBetween(140L, 260L);
    }

    private static Run run(Subject subject, double perSecond, int maxOutstanding) {
        return new OpenLoop(Arrivals.CONSTANT, maxOutstanding, PATIENCE)
                .run(subject, perSecond, WINDOW, new SplittableRandom(1));
    }

    /** Blocks whoever calls it the tenth time, as a full socket would. */
    private static Subject stallingOnce(Duration stall) {
        var calls = new AtomicInteger();
        return () -> {
            if (calls.incrementAndGet() == 10) {
                long end = System.nanoTime() + stall.toNanos();
                while (System.nanoTime() < end) {
                    LockSupport.parkNanos(end - System.nanoTime());
                }
            }
            return CompletableFuture.completedFuture(Outcome.DONE);
        };
    }
}
