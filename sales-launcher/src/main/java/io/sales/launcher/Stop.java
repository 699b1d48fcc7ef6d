package io.sales.launcher;

import io.sales.launcher.process.ProcessRecord;
import io.sales.launcher.process.ProcessRecords;
import io.sales.launcher.process.Processes;
import io.sales.launcher.process.Progress;
import io.sales.launcher.system.DataDirectory;
import java.util.List;

/** Stops one process; it is remembered, so that it can be started again. */
record Stop(String name, DataDirectory data, ProcessRecords records, Processes processes, Progress progress)
        implements Command {

    @Override
    public void run() {
        data.exclusively(progress, () -> {
            ProcessRecord process = Named.require(records, name);
            boolean ran = process.isAlive();
            processes.stop(List.of(process));
            progress.say(ran ? name + " is down" : name + " was down already");
        });
    }
}
