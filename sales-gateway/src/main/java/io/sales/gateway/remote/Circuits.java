package io.sales.gateway.remote;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.dubbo.rpc.RpcException;
import org.springframework.stereotype.Component;

/**
 * One circuit breaker for each kind of provider. While next to no call is answered, nobody waits for the next one's time-out:
 * calls are refused at once, but for a few that find out when it is over. One instance of several that is away does not open
 * it; the others answer.
 */
@Component
class Circuits {

    private static final float FAILED_PERCENT = 80;
    private static final int LATEST_CALLS = 100;
    private static final int FEWEST_CALLS = 50;
    private static final Duration OPEN = Duration.ofSeconds(1);
    private static final int TRIALS = 5;

    private final CircuitBreaker ordering;
    private final CircuitBreaker inventory;

    Circuits(CallSettings settings, MeterRegistry meters) {
        Predicate<Throwable> failure = settings.breakCircuits() ? Circuits::isFailure : thrown -> false;
        ordering = breaker("ordering", failure, meters);
        inventory = breaker("inventory", failure, meters);
    }

    CircuitBreaker ordering() {
        return ordering;
    }

    CircuitBreaker inventory() {
        return inventory;
    }

    private static CircuitBreaker breaker(String name, Predicate<Throwable> failure, MeterRegistry meters) {
        var breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .failureRateThreshold(FAILED_PERCENT)
                        .slidingWindow(LATEST_CALLS, FEWEST_CALLS, SlidingWindowType.COUNT_BASED)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .recordException(failure)
                        .build());
        meters.gauge("sales.circuit.open", Tags.of("provider", name), breaker, Circuits::open);
        return breaker;
    }

    /** A refusal is an answer, also that of a provider which has no thread to spare. */
    private static boolean isFailure(Throwable thrown) {
        return thrown instanceof RpcException failure && !failure.isLimitExceed();
    }

    private static double open(CircuitBreaker breaker) {
        return breaker.getState() == CircuitBreaker.State.CLOSED ? 0 : 1;
    }
}
