package io.sales.launcher.process;

/** How a process is asked to end in good order. */
public enum StopSignal {
    /** What nearly everything understands. */
    TERM,

    /** PostgreSQL's fast shutdown; on TERM it would wait for its clients to leave. */
    INT
}
