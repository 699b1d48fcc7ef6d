package io.sales.faults.report;

import io.sales.faults.check.Check;
import io.sales.faults.check.Evidence;
import io.sales.faults.check.Finding;
import io.sales.faults.fault.Fault;
import io.sales.faults.fault.Scene;
import io.sales.faults.history.Entry;
import io.sales.faults.history.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that one run has found out about one fault on one database.
 *
 * @param control whether a guarantee was broken on purpose
 * @param targets what was broken, each by itself
 * @param recovered until the last request failed, over all rounds
 * @param downtime the longest time without any success, over all rounds
 * @param skipped requests that were due while no thread was free
 * @param figures what this fault alone counts
 * @param findings what this fault alone forbids and saw
 */
public record FaultResult(
        String fault,
        String title,
        boolean control,
        Run run,
        int rounds,
        List<TargetResult> targets,
        long requests,
        long acknowledged,
        long refused,
        long unknown,
        long skipped,
        int orders,
        @Nullable Spread recovered,
        @Nullable Spread downtime,
        double secondsToRest,
        Map<String, String> figures,
        List<Finding> findings,
        List<CheckResult> checks) {

    /**
     * Under which circumstances.
     *
     * @param measuredAt ISO 8601, for people
     * @param commit with a plus sign if files differed from it
     * @param perSecond requests offered
     * @param loadBefore the machine's load average when it began; well above 0, somebody else was busy too
     */
    public record Run(
            String database,
            long seed,
            double perSecond,
            String measuredAt,
            double minutes,
            String commit,
            int cores,
            String processor,
            String java,
            double loadBefore) {}

    public static FaultResult of(
            Fault fault, Run run, Scene scene, List<Entry> underLoad, long skipped, Evidence evidence) {
        List<Recovery> recoveries = Recovery.of(
                scene.rounds(),
                underLoad,
                underLoad.isEmpty() ? 0 : last(underLoad).answeredAt());
        return new FaultResult(
                fault.name(),
                fault.title(),
                fault.isControl(),
                run,
                scene.rounds().size(),
                TargetResult.of(recoveries),
                underLoad.size(),
                count(underLoad, Outcome.ACKNOWLEDGED),
                count(underLoad, Outcome.REFUSED),
                count(underLoad, Outcome.UNKNOWN),
                skipped,
                evidence.orders().size(),
                Spread.of(recoveries.stream().map(Recovery::recovered).toList()),
                Spread.of(recoveries.stream().map(Recovery::downtime).toList()),
                evidence.rest().seconds(),
                scene.figures(),
                scene.findings(),
                Check.all().stream()
                        .map(check -> CheckResult.of(check, evidence))
                        .toList());
    }

    /** Whether nothing was lost and every check is known to work; of a control, whether the loss was seen. */
    public boolean holds() {
        return control ? !allFindings().isEmpty() : nothingFound();
    }

    private boolean nothingFound() {
        return findings.isEmpty() && checks.stream().allMatch(CheckResult::holds);
    }

    /** What speaks against it, of whatever kind. */
    public List<Finding> allFindings() {
        var all = new ArrayList<>(findings);
        checks.forEach(check -> all.addAll(check.first()));
        checks.stream()
                .filter(check -> !check.caught())
                .forEach(check -> all.add(new Finding(check.promise(), "does not see " + check.damage())));
        return all;
    }

    /** How many findings, also those that are not shown. */
    int found() {
        return findings.size()
                + checks.stream()
                        .mapToInt(check -> check.findings() + (check.caught() ? 0 : 1))
                        .sum();
    }

    String file() {
        return fault + "-" + run.database();
    }

    private static Entry last(List<Entry> entries) {
        return entries.get(entries.size() - 1);
    }

    private static long count(List<Entry> entries, Outcome outcome) {
        return entries.stream().filter(entry -> entry.is(outcome)).count();
    }
}
