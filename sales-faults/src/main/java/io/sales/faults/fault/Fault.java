package io.sales.faults.fault;

import io.sales.faults.system.RunningSystem;
import io.sales.faults.system.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A kind of fault. Each is used for one run. */
public interface Fault extends AutoCloseable {

    /** In one word, for the command line and for files. */
    String name();

    /** What is done, for people. */
    String title();

    /** How often it is done in the long form. */
    int longRounds();

    /** How often it is done when it is run by hand and nothing is said. */
    int briefRounds();

    /**
     * What it is done to; two instances of each provider if it does not matter.
     *
     * @param database {@code h2} or {@code postgres}
     */
    default Setup setup(String database) {
        // Nobody's order expires while it is looked at.
        return new Setup(database, 2, Map.of("SALES_HOLD_SECONDS", "86400"));
    }

    /** Whether unpaid orders end soon in the setup. */
    default boolean unpaidExpire() {
        return false;
    }

    /** Whether a guarantee is broken on purpose, so that the checks must find something. */
    default boolean isControl() {
        return false;
    }

    /** For how long rest is waited for. A control need not come to it, and must only be late. */
    default Duration restsWithin() {
        return isControl() ? Duration.ofSeconds(35) : Duration.ofMinutes(2);
    }

    /** Whether it can be done here, on this database. */
    default boolean suits(String database) {
        return true;
    }

    /**
     * From which repository the system is started.
     *
     * @param own what this very program was built from
     */
    default Path root(Path own) {
        return own;
    }

    /** Changes the system before anybody uses it. */
    default void prepare(RunningSystem system) {}

    /**
     * Breaks things while orders are being placed and paid, and leaves everything running.
     *
     * @param rounds at least 1
     * @throws IOException if what must be read cannot be
     */
    void run(Scene scene, int rounds) throws IOException;

    /** Gives back what it holds itself, once the system is down. */
    @Override
    default void close() {}

    /** All of them, in the order in which they are run. */
    static List<Fault> all() {
        return List.of(
                new Kill(),
                new Freeze(),
                new RegistryOutage(),
                new RollingRestart(),
                new CommitBoundary(),
                new Links(),
                new ShiftedClock(),
                new Backup(),
                new FullDisk(),
                new ReadOnlyDatabase(),
                new Upgrade(),
                new LazyCommits(),
                new NoBackgroundWork(),
                new Unfenced(),
                new BlindRepeats());
    }
}
