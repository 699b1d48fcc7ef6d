package io.sales.benchmark.hold;

import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldStock;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.apache.dubbo.rpc.RpcException;

/** What the providers have answered: units they granted, and holds of which nobody knows what became of them. */
final class Promises {

    private static final int MAX_REPEATS = 10;

    private final LongAdder granted = new LongAdder();
    private final LongAdder declined = new LongAdder();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final Queue<HoldStock> unknown = new ConcurrentLinkedQueue<>();

    /** Whether the stock was granted. */
    boolean note(HoldAnswer answer) {
        if (answer instanceof HoldAnswer.Granted it) {
            granted.add(it.lines().stream().mapToLong(line -> line.quantity()).sum());
            return true;
        }
        declined.increment();
        return false;
    }

    void lost(HoldStock command, Throwable failure) {
        failures.computeIfAbsent(FailureName.of(failure), name -> new LongAdder())
                .increment();
        unknown.add(command);
    }

    /**
     * Repeats every hold whose outcome is not known until it is: a hold is idempotent, so what it did the first time is
     * what the repeat answers.
     */
    void clearUp(HoldSender sender) {
        for (HoldStock command = unknown.poll(); command != null; command = unknown.poll()) {
            note(repeated(sender, command));
        }
    }

    long granted() {
        return granted.sum();
    }

    long declined() {
        return declined.sum();
    }

    /** How many calls failed, by what they failed of. */
    Map<String, Long> failures() {
        var counts = new TreeMap<String, Long>();
        failures.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    private static HoldAnswer repeated(HoldSender sender, HoldStock command) {
        for (int repeat = 1; ; repeat++) {
            try {
                return sender.send(command).join();
            } catch (RpcException | CompletionException e) {
                if (repeat == MAX_REPEATS) {
                    throw new IllegalStateException("Nobody knows what became of " + command.orderId(), e);
                }
            }
        }
    }
}
