package io.sales.launcher.process;

import java.util.List;
import java.util.Map;

/**
 * Everything it takes to start a process, and to start it again the same way.
 *
 * @param readiness address that tells whether it is ready: {@code http:}, {@code zookeeper:} or {@code jdbc:}
 * @param environment is set in addition to what the launcher was started with
 */
public record Plan(
        String name,
        Role role,
        ProcessPorts ports,
        String readiness,
        StopSignal stopSignal,
        List<String> command,
        Map<String, String> environment) {

    /** User and password of the database, both for who serves it and for who uses it. */
    public static final String DATABASE_USER = "SALES_DB_USER";

    public static final String DATABASE_PASSWORD = "SALES_DB_PASSWORD";

    /** The same process, started with another command and environment. */
    public Plan with(List<String> otherCommand, Map<String, String> otherEnvironment) {
        return new Plan(name, role, ports, readiness, stopSignal, List.copyOf(otherCommand), otherEnvironment);
    }
}
