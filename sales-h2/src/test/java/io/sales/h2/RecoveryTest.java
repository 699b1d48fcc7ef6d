package io.sales.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was committed is found again after the process was killed: in a copy of its file as it stood after the commit. */
class RecoveryTest {

    private static final int COMMITS = 100;

    private static final String OPTIONS = ";WRITE_DELAY=0;RETENTION_TIME=0;DB_CLOSE_ON_EXIT=FALSE";

    @TempDir
    private Path directory;

    @Test
    void everyCommitIsFoundAgain() throws Exception {
        assertThat(commitsLost(new org.h2.Driver())).isZero();
    }

    /** Should this fail after an upgrade, H2 has mended it. */
    @Test
    void aControlOnH2AsItIsLosesSome() throws Exception {
        try (var original = OriginalH2.classes()) {
            assertThat(commitsLost(OriginalH2.driver(original))).isPositive();
        }
    }

    private int commitsLost(Driver driver) throws Exception {
        int lost = 0;
        var random = new SplittableRandom(1);
        try (Connection connection = connect(driver, "live");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE numbers (id INT PRIMARY KEY, filling VARCHAR)");
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement("MERGE INTO numbers VALUES (?, ?)")) {
                for (int number = 1; number <= COMMITS; number++) {
                    insert.setInt(1, number);
                    insert.setString(2, "x".repeat(random.nextInt(100_000)));
                    insert.execute();
                    statement.execute("DELETE FROM numbers WHERE id < " + (number - 20));
                    connection.commit();
                    lost += isInCopy(driver, number) ? 0 : 1;
                }
            }
        }
        return lost;
    }

    private boolean isInCopy(Driver driver, int number) throws Exception {
        Files.copy(
                directory.resolve("live.mv.db"), directory.resolve("copy.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        try (Connection copy = connect(driver, "copy");
                var statement = copy.createStatement();
                var rows = statement.executeQuery("SELECT id FROM numbers WHERE id = " + number)) {
            return rows.next();
        }
    }

    private Connection connect(Driver driver, String name) throws SQLException {
        return driver.connect("jdbc:h2:file:" + directory.resolve(name) + OPTIONS, new Properties());
    }
}
