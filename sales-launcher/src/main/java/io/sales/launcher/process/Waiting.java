package io.sales.launcher.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do; nothing tells us, so we look again and again. */
final class Waiting {

    private static final long PAUSE_MILLIS = 50;

    private Waiting() {}

    /** Whether the condition came true in time. */
    static boolean until(BooleanSupplier condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }
}
