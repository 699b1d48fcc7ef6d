package io.sales.faults.fault;

import io.sales.faults.system.Patience;
import io.sales.faults.system.RunningSystem;
import io.sales.faults.system.SmallDisk;
import io.sales.launcher.process.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The database can be read and not be written for some seconds: PostgreSQL because somebody says so, as services do that run
 * it for others when a disk is nearly full; H2 because its server comes up on a disk that the system has made read-only.
 */
final class ReadOnlyDatabase implements Fault {

    private static final String DATABASE = "database";
    private static final Duration SPAN = Duration.ofSeconds(8);
    private static final Duration BETWEEN_READS = Duration.ofMillis(500);

    /** What somebody may have set says nothing of whoever sets it back. */
    private static final String OWN_WRITES = "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE";

    private final List<SmallDisk> disks = new ArrayList<>();
    private int reads;
    private int answered;

    @Override
    public String name() {
        return "readonly";
    }

    @Override
    public String title() {
        return "The database is read-only for %d s".formatted(SPAN.toSeconds());
    }

    @Override
    public int longRounds() {
        return 20;
    }

    @Override
    public int briefRounds() {
        return 2;
    }

    @Override
    public boolean suits(String database) {
        return database.equals("postgres") || SmallDisk.isPossible();
    }

    @Override
    public void prepare(RunningSystem system) {
        Path h2 = system.data().resolve("h2");
        if (Files.exists(h2)) {
            system.stop(DATABASE);
            disks.add(SmallDisk.under(h2));
            system.start(DATABASE);
        }
    }

    @Override
    public void run(Scene scene, int rounds) {
        for (int i = 0; i < rounds; i++) {
            Patience.rest(scene.between(2_000, 4_000));
            Round round = scene.round(this, DATABASE, () -> {
                protect(scene.system(), true);
                read(scene);
                protect(scene.system(), false);
            });
            scene.requireClearRefusals(round);
        }
        scene.figure("Reads answered meanwhile", answered + " of " + reads);
    }

    private void protect(RunningSystem system, boolean readOnly) {
        if (disks.isEmpty()) {
            say(system, readOnly);
        } else {
            // Nobody can take a disk's files from a server that has them open, but a server finds them so when it
            // starts.
            system.kill(DATABASE);
            disks.get(0).protect(readOnly);
            system.start(DATABASE);
        }
    }

    private static void say(RunningSystem system, boolean readOnly) {
        Plan server = system.plan(DATABASE);
        var login = server.environment();
        try (Connection connection = DriverManager.getConnection(
                        server.readiness(),
                        login.getOrDefault(Plan.DATABASE_USER, ""),
                        login.getOrDefault(Plan.DATABASE_PASSWORD, ""));
                var statement = connection.createStatement()) {
            statement.execute(OWN_WRITES);
            statement.execute("ALTER SYSTEM SET default_transaction_read_only = " + (readOnly ? "on" : "off"));
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not let us", e);
        }
    }

    private void read(Scene scene) {
        long deadline = System.nanoTime() + SPAN.toNanos();
        while (System.nanoTime() < deadline) {
            reads++;
            answered += scene.shop().isAnswered("/orders?limit=1") ? 1 : 0;
            Patience.rest(BETWEEN_READS);
        }
    }

    @Override
    public void close() {
        disks.forEach(SmallDisk::close);
    }
}
