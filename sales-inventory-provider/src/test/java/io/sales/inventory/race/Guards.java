package io.sales.inventory.race;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** The guards of one instance, all on at first, and what is counted there. */
public final class Guards implements GuardSwitch {

    /** Transactions begun that may write. */
    public static final String WRITES = "write transactions";

    /** Attempts of transactions beyond the first. */
    public static final String RETRIES = "retries";

    /** Holds and settlements that came in, and those that are done with. */
    public static final String BEGUN = "begun";

    public static final String ENDED = "ended";

    private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
    private volatile Set<Guard> off = Set.of();

    public boolean isOn(Guard guard) {
        return !off.contains(guard);
    }

    /** Counts one; failures are counted by their SQLState. */
    public void count(String what) {
        counters.computeIfAbsent(what, name -> new LongAdder()).increment();
    }

    /** Does the work, and lets the tests know for how long it takes: also when nobody waits for it any more. */
    public <T> T counted(Supplier<T> work) {
        count(BEGUN);
        try {
            return work.get();
        } finally {
            count(ENDED);
        }
    }

    @Override
    public synchronized void turn(String name, boolean on) {
        var changed = EnumSet.noneOf(Guard.class);
        changed.addAll(off);
        Guard guard = Guard.valueOf(name);
        if (on) {
            changed.remove(guard);
        } else {
            changed.add(guard);
        }
        off = changed;
    }

    @Override
    public HashMap<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        counters.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }
}
