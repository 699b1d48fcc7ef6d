package io.sales.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Callers who each send the next call when the last is answered. It states a rate; its latency is what a call takes at that
 * many callers, and says nothing of those who would have had to wait.
 */
public final class ClosedLoop {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int DIGITS = 3;

    private ClosedLoop() {}

    /** One caller, in a thread of its own. */
    @FunctionalInterface
    public interface Caller {

        /** Makes one call, and returns when it is answered. A failure ends the run. */
        void call(RandomGenerator random) throws Exception;
    }

    /**
     * What came of it.
     *
     * @param done calls answered
     * @param latency of each, in microseconds
     */
    public record Pace(int callers, Duration window, long done, Histogram latency) {

        public double perSecond() {
            return done * 1e9 / window.toNanos();
        }
    }

    /**
     * Calls as fast as the callers can for as long as the window lasts.
     *
     * @throws IllegalStateException if a call fails
     */
    public static Pace run(List<? extends Caller> callers, Duration window, long seed) {
        var random = new SplittableRandom(seed);
        var latency = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
        var threads = Executors.newFixedThreadPool(callers.size());
        long end = System.nanoTime() + window.toNanos();
        var running = new ArrayList<Future<Long>>();
        try {
            for (Caller caller : callers) {
                RandomGenerator own = random.split();
                running.add(threads.submit(() -> callUntil(end, caller, own, latency)));
            }
            return new Pace(callers.size(), window, sum(running), latency);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long callUntil(long end, Caller caller, RandomGenerator random, Histogram latency) throws Exception {
        long calls = 0;
        for (long begin = System.nanoTime(); begin - end < 0; calls++) {
            caller.call(random);
            long now = System.nanoTime();
            latency.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(now - begin)));
            begin = now;
        }
        return calls;
    }

    private static long sum(List<Future<Long>> running) {
        long calls = 0;
        try {
            for (Future<Long> one : running) {
                calls += one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A call failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while calls are made", e);
        }
        return calls;
    }
}
