package io.sales.benchmark.shop;

import io.sales.benchmark.shop.GatewayClient.Call;
import io.sales.benchmark.shop.GatewayClient.Reply;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What customers were told: orders placed, paid and cancelled, and requests of which nobody knows what became of them. */
public final class Journal {

    private static final int MAX_REPEATS = 20;
    private static final int CREATED = 201;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int CONFLICT = 409;
    private static final long PAUSE_MS = 500;

    private final LongAdder placed = new LongAdder();
    private final LongAdder paid = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final Queue<Unknown> unknown = new ConcurrentLinkedQueue<>();

    /** What a customer does with an order. */
    public enum Act {
        PLACE,
        PAY,
        CANCEL
    }

    private record Unknown(Act act, Call call) {}

    /** Notes what was done; not what was refused. */
    void done(Act act) {
        counter(act).increment();
    }

    /** Notes a request without a clear answer, to be repeated. */
    void lost(Act act, Call call, String why) {
        failures.computeIfAbsent(why, name -> new LongAdder()).increment();
        unknown.add(new Unknown(act, call));
    }

    /**
     * Repeats every request whose outcome is not known until it is: with the same key, what it did the first time is what the
     * repeat answers. Only when nothing else is going on.
     *
     * @throws IllegalStateException if one does not become known
     */
    public void clearUp(GatewayClient gateway) {
        for (Unknown one = unknown.poll(); one != null; one = unknown.poll()) {
            if (status(gateway, one.call()) == CREATED) {
                done(one.act());
            }
        }
    }

    public long placed() {
        return placed.sum();
    }

    public long paid() {
        return paid.sum();
    }

    public long cancelled() {
        return cancelled.sum();
    }

    /** How many requests had no clear answer, by what they had instead. */
    public Map<String, Long> failures() {
        var counts = new TreeMap<String, Long>();
        failures.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    private LongAdder counter(Act act) {
        return switch (act) {
            case PLACE -> placed;
            case PAY -> paid;
            case CANCEL -> cancelled;
        };
    }

    private static int status(GatewayClient gateway, Call call) {
        int last = 0;
        for (int repeat = 1; repeat <= MAX_REPEATS; repeat++) {
            try {
                Reply reply = gateway.send(call).join();
                last = reply.status();
                if (reply.status() == CREATED
                        || reply.status() == CONFLICT && !reply.body().contains("in-progress")) {
                    return reply.status();
                }
            } catch (CompletionException noAnswer) {
                if (repeat == MAX_REPEATS) {
                    throw new IllegalStateException("There is still no answer to " + call.path(), noAnswer);
                }
            }
            pause();
        }
        throw new IllegalStateException(
                "Nobody knows what became of a request to %s, which gets %d".formatted(call.path(), last));
    }

    /** As a client waits before it repeats. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two tries", e);
        }
    }

    /** Whether an answer means that nothing was done, and that it may be asked again. */
    static boolean isTurnedAway(int status) {
        return status == TOO_MANY || status == UNAVAILABLE;
    }
}
