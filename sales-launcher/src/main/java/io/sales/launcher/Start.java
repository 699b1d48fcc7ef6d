package io.sales.launcher;

import io.sales.launcher.process.ProcessRecord;
import io.sales.launcher.process.ProcessRecords;
import io.sales.launcher.process.Processes;
import io.sales.launcher.process.Progress;
import io.sales.launcher.system.DataDirectory;
import java.util.List;

/** Starts one process again, with the environment and the ports it had. */
record Start(String name, DataDirectory data, ProcessRecords records, Processes processes, Progress progress)
        implements Command {

    @Override
    public void run() {
        data.exclusively(progress, () -> {
            ProcessRecord process = Named.require(records, name);
            if (process.isAlive()) {
                progress.say(name + " runs already");
                return;
            }
            Undo.unlessDone(processes, () -> processes.start(List.of(process.plan())));
        });
    }
}
