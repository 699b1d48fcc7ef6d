package io.sales.faults.system;

import io.sales.benchmark.system.FreePort;
import io.sales.benchmark.system.SalesCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is asked of {@code ./sales} here. */
public record Sales(SalesCommand command) {

    public static final String STAFF_EMAIL = SalesCommand.STAFF_EMAIL;
    public static final String STAFF_PASSWORD = "staff that nothing upsets";

    /** It may have to be built first. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /**
     * @param root of the repository
     */
    public static Sales at(Path root, Path data) {
        return new Sales(new SalesCommand(root, data, freePort(), STAFF_PASSWORD, PATIENCE));
    }

    /** A port of the loopback interface that nobody listens on. */
    public static int freePort() {
        return FreePort.find("127.0.0.1");
    }

    public Path root() {
        return command.root();
    }

    public Path data() {
        return command.data();
    }

    public int port() {
        return command.port();
    }

    void up(Setup setup) {
        command.run(
                settings(setup.environment()),
                List.of("up", "--fresh", "--db", setup.database(), "--instances", Integer.toString(setup.instances())));
    }

    /** Goes on from the data that is there. */
    void upAgain() {
        command.run(settings(Map.of()), List.of("up", "--instances", "1"));
    }

    /** All systems of one build share what makes starting them short: there are many. */
    private Map<String, String> settings(Map<String, String> own) {
        var settings = new TreeMap<>(own);
        settings.put("SALES_PROGRAMS", root().resolve("target/programs").toString());
        settings.put("SALES_RECORD_CLASSES", "true");
        return settings;
    }

    void down() {
        command.run(Map.of(), List.of("down"));
    }
}
