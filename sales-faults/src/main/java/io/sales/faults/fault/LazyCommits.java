package io.sales.faults.fault;

import io.sales.faults.system.Patience;
import io.sales.faults.system.RunningSystem;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.Role;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A control: H2 answers commits before they are on disk, as it does by default, and is killed. What was acknowledged is lost
 * then, and must be missed.
 */
final class LazyCommits implements Fault {

    private static final String DATABASE = "database";
    private static final Duration LAZY = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "lazy-commits";
    }

    @Override
    public String title() {
        return "Control: commits answered before they are on disk, SIGKILL of the database";
    }

    @Override
    public boolean isControl() {
        return true;
    }

    @Override
    public int longRounds() {
        return 1;
    }

    @Override
    public int briefRounds() {
        return 1;
    }

    @Override
    public boolean suits(String database) {
        return database.equals("h2");
    }

    @Override
    public void run(Scene scene, int rounds) {
        RunningSystem system = scene.system();
        for (int i = 0; i < rounds; i++) {
            Patience.rest(Duration.ofSeconds(3));
            List.of(Role.ORDER, Role.INVENTORY).forEach(role -> delayWrites(system, role));
            Patience.rest(LAZY);
            scene.round(this, DATABASE, () -> {
                system.kill(DATABASE);
                system.start(DATABASE);
            });
        }
    }

    private static void delayWrites(RunningSystem system, Role role) {
        var server = system.plan(DATABASE).environment();
        String url = system.plan(system.names(role).get(0)).environment().getOrDefault("SALES_DB_URL", "");
        try (Connection connection = DriverManager.getConnection(
                        url,
                        server.getOrDefault(Plan.DATABASE_USER, ""),
                        server.getOrDefault(Plan.DATABASE_PASSWORD, ""));
                var statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY " + 2 * LAZY.toMillis());
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not let us", e);
        }
    }
}
