package io.sales.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.platform.db.MigrationInTurn;
import io.sales.testing.Crowd;
import io.sales.testing.TestDatabase;
import java.sql.DriverManager;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.RepeatedTest;

/** Instances that start at once on an empty database. */
class MigrationRaceIT {

    @RepeatedTest(5)
    void allOfThemStartAndOneMakesTheTables() throws Exception {
        TestDatabase database = TestDatabase.create();

        Crowd.rush(4, i -> () -> {
            new MigrationInTurn().migrate(flyway(database));
            return i;
        });

        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT COUNT(*) FROM inventory.flyway_schema_history WHERE success AND version IS NOT NULL")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(migrations(database));
        }
    }

    private static long migrations(TestDatabase database) {
        return Arrays.stream(flyway(database).info().all())
                .filter(migration -> migration.getVersion() != null)
                .count();
    }

    /** As application.yml configures it. */
    private static Flyway flyway(TestDatabase database) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .schemas("inventory")
                .load();
    }
}
