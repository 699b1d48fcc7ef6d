package io.sales.faults.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What clients had of one thing's being broken.
 *
 * @param name of a process or link; instances of one kind count together
 * @param failed requests that a client would have to send again
 */
public record TargetResult(
        String name,
        int rounds,
        int failed,
        @Nullable Spread recovered,
        @Nullable Spread downtime) {

    static List<TargetResult> of(List<Recovery> recoveries) {
        var byName = new TreeMap<String, List<Recovery>>();
        for (Recovery recovery : recoveries) {
            String kind = recovery.round().target().replaceFirst("-\\d+", "");
            byName.computeIfAbsent(kind, name -> new ArrayList<>()).add(recovery);
        }
        return byName.entrySet().stream()
                .map(one -> of(one.getKey(), one.getValue()))
                .toList();
    }

    private static TargetResult of(String name, List<Recovery> recoveries) {
        return new TargetResult(
                name,
                recoveries.size(),
                recoveries.stream().mapToInt(Recovery::failed).sum(),
                Spread.of(recoveries.stream().map(Recovery::recovered).toList()),
                Spread.of(recoveries.stream().map(Recovery::downtime).toList()));
    }
}
