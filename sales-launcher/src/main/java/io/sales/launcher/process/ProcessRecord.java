package io.sales.launcher.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a process between two commands.
 *
 * @param incarnation null once it was stopped
 */
public record ProcessRecord(Plan plan, @Nullable Incarnation incarnation) {

    public String name() {
        return plan.name();
    }

    @JsonIgnore
    public boolean isAlive() {
        return handle().isPresent();
    }

    /** The process; empty if it does not run. */
    @JsonIgnore
    public Optional<ProcessHandle> handle() {
        return Optional.ofNullable(incarnation).flatMap(Incarnation::handle);
    }

    ProcessRecord stopped() {
        return new ProcessRecord(plan, null);
    }
}
