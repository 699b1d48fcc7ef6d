package io.sales.launcher.process;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A process as it is found.
 *
 * @param pid null if it is down
 * @param port where it does what it is there for
 */
@JsonPropertyOrder({"name", "role", "pid", "port", "state"})
public record Sighting(String name, Role role, @Nullable Long pid, int port, ProcessState state) {

    static Sighting of(ProcessRecord record) {
        ProcessState state = ProcessState.of(record);
        Incarnation incarnation = record.incarnation();
        return new Sighting(
                record.name(),
                record.plan().role(),
                state == ProcessState.DOWN || incarnation == null ? null : incarnation.pid(),
                record.plan().ports().main(),
                state);
    }
}
