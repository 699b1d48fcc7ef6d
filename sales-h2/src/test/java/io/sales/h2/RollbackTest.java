package io.sales.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was committed stays, whoever locks the same row and rolls back beside it. */
class RollbackTest {

    @TempDir
    private Path directory;

    @Test
    void noCommittedUpdateIsLostWhereLocksAreRolledBack() throws Exception {
        var race = new LockRace(new org.h2.Driver(), directory);

        race.run(20_000, Duration.ofMinutes(2));

        assertThat(race.failures()).isEmpty();
        assertThat(race.added()).isGreaterThanOrEqualTo(20_000);
        assertThat(race.stored()).isEqualTo(race.added());
    }

    /**
     * Should this fail after an upgrade, H2 has mended it, and this module has had its day. Whether an update is lost as well
     * before the first row that is not found is chance.
     */
    @Test
    void aControlOnH2AsItIsFindsRowsNoMore() throws Exception {
        try (var original = OriginalH2.classes()) {
            var race = new LockRace(OriginalH2.driver(original), directory);

            race.run(Integer.MAX_VALUE, Duration.ofMinutes(2));

            assertThat(race.failures()).anyMatch(failure -> failure.contains("Row not found"));
        }
    }
}
