package io.sales.ordering.customer;

import io.sales.api.SalesException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many may hash a password at a time, and how many may wait for it. Who comes beyond that is turned away at once: the
 * threads that would wait are needed for orders.
 */
class HashingPlaces {

    private static final long SHORTLY = 1;

    private final Semaphore working;
    private final Semaphore admitted;
    private final Duration patience;

    HashingPlaces(int atATime, int waiting, Duration patience) {
        this.working = new Semaphore(atATime, true);
        this.admitted = new Semaphore(atATime + waiting);
        this.patience = patience;
    }

    /**
     * For whoever has something to do before, which would be for nothing.
     *
     * @throws SalesException {@code too-many-requests}
     */
    void requireRoom() {
        if (admitted.availablePermits() == 0) {
            throw crowded();
        }
    }

    /**
     * @throws SalesException {@code too-many-requests}
     */
    <T> T inTurn(Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            throw crowded();
        }
        try {
            return whenFree(work);
        } finally {
            admitted.release();
        }
    }

    private <T> T whenFree(Supplier<T> work) {
        try {
            if (!working.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw crowded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to hash a password", e);
        }
        try {
            return work.get();
        } finally {
            working.release();
        }
    }

    private static SalesException crowded() {
        return SalesException.tooMany("Too many people are signing in. Try again shortly.", SHORTLY);
    }
}
