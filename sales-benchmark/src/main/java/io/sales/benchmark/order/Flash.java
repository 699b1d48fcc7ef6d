package io.sales.benchmark.order;

import io.sales.benchmark.load.Percentiles;
import java.util.List;

/** Many buyers at once of a few units. */
record Flash(int buyers, int units, List<Round> rounds) {

    /**
     * One sale, in milliseconds from the moment at which all buyers come.
     *
     * @param sold buyers who were told that they have one
     * @param refused buyers who were told that there is none left
     * @param reserved units that are kept for buyers afterwards
     * @param left units that may still be bought afterwards
     * @param turnedAway how often a buyer had to come again
     * @param lastSold when the last buyer knew that he has one
     * @param lastRefused when the last buyer knew that there is none
     * @param answers when buyers knew, whichever it was
     */
    record Round(
            long sold,
            long refused,
            long reserved,
            long left,
            long turnedAway,
            double lastSold,
            double lastRefused,
            Percentiles answers) {}

    /** The slowest refusal of all rounds, in seconds. */
    double slowestRefusalSeconds() {
        return rounds.stream().mapToDouble(Round::lastRefused).max().orElse(0) / 1_000;
    }

    /** Whether each sale sold exactly what there was, and told everybody. */
    boolean isExact() {
        return rounds.stream()
                .allMatch(round -> round.sold() == units
                        && round.reserved() == units
                        && round.left() == 0
                        && round.sold() + round.refused() == buyers);
    }
}
