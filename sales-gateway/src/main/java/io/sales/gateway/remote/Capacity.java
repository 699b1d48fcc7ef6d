package io.sales.gateway.remote;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.Limiter.Listener;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sales.api.SalesException;
import org.springframework.stereotype.Component;

/**
 * How many calls to the providers may be under way at a time. The limit is found by trying: it grows while calls take no
 * longer for it, and shrinks when they do, so that those that are let through are served as fast as ever and the rest is
 * turned away at once. All calls share it, since they share the processors that it is about.
 */
@Component
public class Capacity {

    private static final int LEAST = 64;
    private static final int FIRST = 64;

    /** Calls that may wait in the providers without the limit shrinking: some always do where processors are few. */
    private static final int QUEUED = 16;

    private final SimpleLimiter<Void> limiter;

    Capacity(CallSettings settings, MeterRegistry meters) {
        limiter = SimpleLimiter.newBuilder().limit(limit(settings)).build();
        meters.gauge("sales.calls.limit", limiter, SimpleLimiter::getLimit);
        meters.gauge("sales.calls.under.way", limiter, SimpleLimiter::getInflight);
    }

    private static Limit limit(CallSettings settings) {
        if (!settings.adaptive()) {
            return FixedLimit.of(settings.mostUnderWay());
        }
        return WindowedLimit.newBuilder()
                .build(Gradient2Limit.newBuilder()
                        .initialLimit(FIRST)
                        .minLimit(Math.min(LEAST, settings.mostUnderWay()))
                        .maxConcurrency(settings.mostUnderWay())
                        .queueSize(QUEUED)
                        .build());
    }

    /**
     * For whoever has something to do before a call, which would be for nothing.
     *
     * @throws SalesException {@code too-many-requests} if a call would be turned away now
     */
    public void requireRoom() {
        if (limiter.getInflight() >= limiter.getLimit()) {
            throw exhausted();
        }
    }

    /**
     * Takes a place, which the caller gives back through what it gets.
     *
     * @throws SalesException {@code too-many-requests}
     */
    Listener take() {
        return limiter.acquire(null).orElseThrow(Capacity::exhausted);
    }

    /** Not {@code unavailable}: a status of 503 closes the connection, and opening one costs more than a refusal. */
    private static SalesException exhausted() {
        return SalesException.tooMany("More is asked for than can be served now. Repeat shortly.", 1);
    }
}
