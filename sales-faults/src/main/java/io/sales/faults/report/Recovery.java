package io.sales.faults.report;

import io.sales.faults.fault.Round;
import io.sales.faults.history.Entry;
import io.sales.faults.history.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What clients had of one round.
 *
 * @param failed requests that a client would have to send again
 * @param recovered milliseconds from the fault until the last of them was sent; 0 without any
 * @param downtime the longest time without any acknowledgement, in milliseconds
 */
public record Recovery(Round round, int failed, long recovered, long downtime) {

    /** Of each round until the next, the last until the end. */
    static List<Recovery> of(List<Round> rounds, List<Entry> history, long end) {
        var recoveries = new ArrayList<Recovery>();
        for (int i = 0; i < rounds.size(); i++) {
            long until = i + 1 < rounds.size() ? rounds.get(i + 1).brokenAt() : end;
            recoveries.add(of(rounds.get(i), history, until));
        }
        return recoveries;
    }

    private static Recovery of(Round round, List<Entry> history, long until) {
        int failed = 0;
        long recovered = 0;
        long last = round.brokenAt();
        long downtime = 0;
        for (Entry entry : history) {
            if (entry.answeredAt() < round.brokenAt() || entry.sentAt() > until) {
                continue;
            }
            if (entry.is(Outcome.ACKNOWLEDGED)) {
                downtime = Math.max(downtime, entry.answeredAt() - last);
                last = entry.answeredAt();
            } else if (entry.is(Outcome.UNKNOWN) || entry.answer().isFailure()) {
                failed++;
                recovered = Math.max(recovered, Math.max(0, entry.sentAt() - round.brokenAt()));
            }
        }
        return new Recovery(round, failed, recovered, downtime);
    }
}
