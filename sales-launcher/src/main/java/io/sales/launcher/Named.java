package io.sales.launcher;

import io.sales.launcher.process.Failure;
import io.sales.launcher.process.ProcessRecord;
import io.sales.launcher.process.ProcessRecords;

/** Finds the process that a person named. */
final class Named {

    private Named() {}

    static ProcessRecord require(ProcessRecords records, String name) {
        return records.find(name)
                .orElseThrow(() -> new Failure("There is no process %s; ./sales ps lists them.".formatted(name)));
    }
}
