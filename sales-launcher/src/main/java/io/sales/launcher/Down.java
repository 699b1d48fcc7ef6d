package io.sales.launcher;

import io.sales.launcher.process.ProcessRecords;
import io.sales.launcher.process.Processes;
import io.sales.launcher.process.Progress;
import io.sales.launcher.system.DataDirectory;

/** Stops everything that was started here. */
record Down(DataDirectory data, ProcessRecords records, Processes processes, Progress progress) implements Command {

    @Override
    public void run() {
        data.exclusively(progress, () -> {
            boolean ran = records.anyAlive();
            processes.stop(records.all());
            processes.forget(records.all());
            progress.say(ran ? "Everything is down" : "Nothing was running");
        });
    }
}
