package io.sales.launcher.process;

/** What can be seen of a process from outside. */
public enum ProcessState {
    /** It says that it is ready. */
    UP,

    /** It runs, but does not say so: not yet, or not at present. */
    STARTING,

    DOWN;

    static ProcessState of(ProcessRecord record) {
        if (!record.isAlive()) {
            return DOWN;
        }
        return Readiness.of(record.plan()) ? UP : STARTING;
    }
}
