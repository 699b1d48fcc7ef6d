package io.sales.faults.report;

import io.sales.faults.check.Check;
import io.sales.faults.check.Evidence;
import io.sales.faults.check.Finding;
import java.util.List;

/**
 * What a check found, and whether it finds what it must.
 *
 * @param findings how many
 * @param first some of them
 * @param damage what was done to a copy of the evidence
 * @param caught whether the check saw it
 */
public record CheckResult(String promise, int findings, List<Finding> first, String damage, boolean caught) {

    private static final int SHOWN = 5;

    static CheckResult of(Check check, Evidence evidence) {
        List<Finding> findings = check.find(evidence);
        List<Finding> more = check.find(check.damaged(evidence));
        return new CheckResult(
                check.promise(),
                findings.size(),
                findings.stream().limit(SHOWN).toList(),
                check.damage(),
                more.size() > findings.size());
    }

    /** Kept, and known to be seen if it were not. */
    boolean holds() {
        return findings == 0 && caught;
    }
}
