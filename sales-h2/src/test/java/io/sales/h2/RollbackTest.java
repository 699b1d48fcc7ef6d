package io.sales.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.time.Duration;
import java.util.Collections;
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

    /** Should this fail after an upgrade, H2 has mended it, and this module has had its day. */
    @Test
    void aControlOnH2AsItIsLosesSome() throws Exception {
        try (var original = new URLClassLoader(new URL[] {jarOfH2()}, ClassLoader.getPlatformClassLoader())) {
            var driver = (Driver)
                    original.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
            var race = new LockRace(driver, directory);

            race.run(Integer.MAX_VALUE, Duration.ofMinutes(2));

            assertThat(race.failures()).anyMatch(failure -> failure.contains("Row not found"));
            assertThat(race.stored()).isLessThan(race.added());
        }
    }

    /** The same classes stand in this module's own directory, put right. */
    private static URL jarOfH2() throws Exception {
        for (URL found : Collections.list(RollbackTest.class.getClassLoader().getResources("org/h2/Driver.class"))) {
            if (found.openConnection() instanceof JarURLConnection jar) {
                return jar.getJarFileURL();
            }
        }
        throw new IllegalStateException("H2 itself is not on the class path");
    }
}
