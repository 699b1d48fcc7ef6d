package io.sales.faults.system;

import io.sales.launcher.process.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A plan with something more in its environment or on its class path than the product has. */
public final class ProbedPlan {

    private static final String FILE = "@";
    private static final String CLASS_PATH = "-cp\n\"";

    private ProbedPlan() {}

    /** The same with more in its environment. */
    public static Plan of(Plan plan, Map<String, String> environment) {
        return with(plan, plan.command(), environment);
    }

    /**
     * The same with this module's classes behind its own, and more in its environment.
     *
     * @param directory for the file that says so
     */
    public static Plan of(Plan plan, Map<String, String> environment, Path directory) {
        return of(plan, environment, directory, ownClasses());
    }

    /** The same with these classes or resources behind its own. */
    public static Plan of(Plan plan, Map<String, String> environment, Path directory, Path classes) {
        var command = new ArrayList<String>();
        for (String argument : plan.command()) {
            command.add(argument.startsWith(FILE) ? longer(plan.name(), argument, directory, classes) : argument);
        }
        return with(plan, command, environment);
    }

    private static Plan with(Plan plan, List<String> command, Map<String, String> environment) {
        var whole = new TreeMap<>(plan.environment());
        whole.putAll(environment);
        return plan.with(command, whole);
    }

    private static String longer(String name, String argument, Path directory, Path classes) {
        try {
            String own = Files.readString(Path.of(argument.substring(FILE.length())));
            int end = own.lastIndexOf('"');
            if (!own.startsWith(CLASS_PATH) || end < CLASS_PATH.length()) {
                throw new IllegalStateException("No class path in " + argument);
            }
            Path file = directory.resolve("class-path-" + name);
            Files.writeString(file, own.substring(0, end) + ":" + classes + own.substring(end));
            return FILE + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ownClasses() {
        try {
            return Path.of(ProbedPlan.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
