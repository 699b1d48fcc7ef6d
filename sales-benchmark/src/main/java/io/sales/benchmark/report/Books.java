package io.sales.benchmark.report;

import io.sales.api.stock.ReconciliationView;
import java.util.List;
import java.util.Map;

/**
 * Whether what was promised is what the tables hold.
 *
 * @param granted units that callers were told they have, those included that only a repeat told
 * @param declined holds that were answered with no
 * @param held units by which the levels' held rose meanwhile
 * @param reserved units by which the reservations' held rose meanwhile
 * @param oversold units granted and not held, or held and not there
 * @param movements ledger lines that the reconciliation has checked
 * @param discrepancies what it found, at most the first few
 * @param failures calls that failed, by what they failed of
 */
public record Books(
        long granted,
        long declined,
        long held,
        long reserved,
        long oversold,
        long skus,
        long movements,
        List<String> discrepancies,
        Map<String, Long> failures) {

    private static final int DISCREPANCIES_SHOWN = 10;

    /**
     * @param missing units that are held and not there
     */
    public static Books of(
            long granted,
            long declined,
            long held,
            long reserved,
            long missing,
            ReconciliationView proof,
            Map<String, Long> failures) {
        return new Books(
                granted,
                declined,
                held,
                reserved,
                Math.max(0, granted - held) + missing,
                proof.skus(),
                proof.movements(),
                proof.discrepancies().stream()
                        .limit(DISCREPANCIES_SHOWN)
                        .map(Object::toString)
                        .toList(),
                failures);
    }

    public boolean balance() {
        return oversold == 0 && granted == held && held == reserved && discrepancies.isEmpty();
    }
}
