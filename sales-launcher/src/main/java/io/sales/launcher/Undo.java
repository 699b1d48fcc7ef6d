package io.sales.launcher;

import io.sales.launcher.process.Processes;

/** Leaves nothing half started: neither when starting fails nor when a person loses patience. */
final class Undo {

    private Undo() {}

    /** Runs the work; if it fails or is interrupted by Ctrl-C, what it has started is stopped again. */
    static void unlessDone(Processes processes, Runnable work) {
        var onInterrupt = new Thread(processes::undo, "undo");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        boolean done = false;
        try {
            work.run();
            processes.keep();
            done = true;
        } finally {
            if (!done) {
                processes.undo();
            }
        }
    }
}
