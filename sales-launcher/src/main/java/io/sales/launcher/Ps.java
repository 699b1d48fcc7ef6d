package io.sales.launcher;

import io.sales.launcher.process.Processes;
import io.sales.launcher.process.Sighting;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Shows the processes, for people or for programs. */
record Ps(boolean json, Processes processes, PrintStream out) implements Command {

    private static final String ROW = "%-14s %-10s %8s %6s  %s%n";

    @Override
    public void run() {
        List<Sighting> sightings = processes.sightings();
        if (json) {
            out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(sightings));
            return;
        }
        out.printf(ROW, "NAME", "ROLE", "PID", "PORT", "STATE");
        for (Sighting it : sightings) {
            Object pid = it.pid() == null ? "-" : it.pid();
            out.printf(ROW, it.name(), it.role().wireName(), pid, it.port(), it.state());
        }
    }
}
