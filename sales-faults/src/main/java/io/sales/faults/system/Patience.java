package io.sales.faults.system;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do; nothing tells us, so we look again and again. */
public final class Patience {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private Patience() {}

    /**
     * @throws IllegalStateException if it does not come true in time
     */
    public static void until(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Waited in vain for %s, %d s".formatted(what, patience.toSeconds()));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** Whether something stays true for so long. */
    public static boolean lasts(Duration time, BooleanSupplier condition) {
        long deadline = System.nanoTime() + time.toNanos();
        while (condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return true;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return false;
    }

    /** Lets time pass; for faults that last. */
    public static void rest(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
