package io.sales.faults;

import io.sales.faults.fault.Fault;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run is to do.
 *
 * @param root of the repository
 * @param data for the system's files, deleted before it begins
 * @param rounds of each fault; 0 for its own number
 * @param isLong whether its own number is that of the long form
 * @param keep whether the results also become those that the repository shows
 */
record Options(
        Path root,
        Path data,
        List<Fault> faults,
        String database,
        int rounds,
        boolean isLong,
        double perSecond,
        long seed,
        boolean keep) {

    int rounds(Fault fault) {
        return rounds > 0 ? rounds : isLong ? fault.longRounds() : fault.briefRounds();
    }
}
