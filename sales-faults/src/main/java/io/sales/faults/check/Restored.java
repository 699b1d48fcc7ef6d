package io.sales.faults.check;

import io.sales.faults.history.Entry;
import io.sales.faults.history.History;
import io.sales.faults.history.Outcome;
import io.sales.faults.history.Verb;
import io.sales.faults.load.Shop;
import io.sales.faults.system.RunningSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is found in a system that goes on from a backup. What came after the backup is gone, and the payment provider knows
 * more than we do; everything else must hold.
 *
 * @param unchanged orders about which nothing was asked once the backup had begun
 */
public record Restored(int orders, int unchanged, double secondsToRest, List<Finding> findings) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final List<Check> CONSISTENCY =
            List.of(new StockReconciles(), new NoStrayHold(), new MoneyAddsUp(), new NothingIsLeft(), new ListsAgree());

    /**
     * @param before what was answered before the backup began
     * @param all what was asked until now
     * @throws IOException if the restored system does not answer
     */
    public static Restored examine(RunningSystem system, Shop shop, List<Entry> before, List<Entry> all)
            throws IOException {
        Evidence evidence = new Witness(system, shop, new History(), PATIENCE, false).examine();
        var findings = new ArrayList<Finding>();
        CONSISTENCY.forEach(check -> findings.addAll(check.find(evidence)));
        Set<String> unchanged = unchanged(before, all);
        findings.addAll(new AcknowledgedIsThere().find(evidence.onlyAbout(unchanged, before)));
        return new Restored(
                evidence.orders().size(), unchanged.size(), evidence.rest().seconds(), findings);
    }

    private static Set<String> unchanged(List<Entry> before, List<Entry> all) {
        Map<String, Integer> asked = new HashMap<>();
        all.forEach(entry -> asked.merge(order(entry), 1, Integer::sum));
        before.forEach(entry -> asked.merge(order(entry), -1, Integer::sum));
        Set<String> unchanged = new HashSet<>();
        for (Entry entry : before) {
            boolean placed = entry.request().verb() == Verb.PLACE && entry.is(Outcome.ACKNOWLEDGED);
            if (placed && asked.getOrDefault(order(entry), 0) == 0) {
                unchanged.add(order(entry));
            }
        }
        return unchanged;
    }

    static String order(Entry entry) {
        String order = entry.request().verb() == Verb.PLACE
                ? entry.answer().id()
                : entry.request().orderId();
        return String.valueOf(order);
    }
}
