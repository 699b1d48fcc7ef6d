package io.sales.launcher;

import io.sales.launcher.process.Failure;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.PortBlock;
import io.sales.launcher.process.ProcessPorts;
import io.sales.launcher.process.ProcessRecord;
import io.sales.launcher.process.ProcessRecords;
import io.sales.launcher.process.Processes;
import io.sales.launcher.process.Progress;
import io.sales.launcher.process.Role;
import io.sales.launcher.system.Blueprint;
import io.sales.launcher.system.DataDirectory;
import io.sales.launcher.system.DatabaseKind;
import io.sales.launcher.system.PortBook;
import io.sales.launcher.system.RememberedSettings;
import io.sales.launcher.system.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Starts what is missing of a system, and returns once an order can be placed. */
final class Up implements Command {

    private static final int DEFAULT_INSTANCES = 2;

    private final Arguments.Up asked;
    private final Settings settings;
    private final DataDirectory data;
    private final RememberedSettings remembered;
    private final ProcessRecords records;
    private final Processes processes;
    private final Progress progress;

    Up(Arguments.Up asked, Settings settings, ProcessRecords records, Processes processes, Progress progress) {
        this.asked = asked;
        this.settings = settings;
        this.data = new DataDirectory(settings.data());
        this.remembered = new RememberedSettings(data);
        this.records = records;
        this.processes = processes;
        this.progress = progress;
    }

    @Override
    public void run() {
        data.exclusively(progress, () -> {
            try (var free = PortBlock.reserve()) {
                if (records.anyAlive()) {
                    complete(free);
                } else {
                    begin(free);
                }
            }
            new Addresses(records, data, progress).print();
        });
    }

    /** Nothing runs. Whatever is remembered of processes has ended. */
    private void begin(PortBlock free) {
        var ports = new PortBook(settings, Map.of(), free);
        ports.requireUsualPorts();
        if (asked.fresh()) {
            data.clear();
        }
        DatabaseKind kind = DatabaseKind.choose(asked.database(), settings, data);
        if (asked.fresh() && kind == DatabaseKind.EXISTING) {
            progress.say("The database that SALES_DB_URL names is not ours to empty, and stays as it is");
        }
        processes.forget(records.all());
        Blueprint.discardOldPrograms(settings);
        data.discardTemporary();
        remembered.save(settings);
        Undo.unlessDone(processes, () -> start(settings, kind, ports));
    }

    /** Something runs already. What is missing must fit it, whatever the environment says now. */
    private void complete(PortBlock free) {
        if (asked.fresh()) {
            throw new Failure("--fresh would delete the data of a system that runs: run ./sales down first.");
        }
        Settings before = remembered.recall(settings);
        if (settings.namesGatewayPort() && settings.gatewayPort() != before.gatewayPort()) {
            throw new Failure(
                    "The system in %s has its gateway on port %d. Run ./sales down first, or choose another SALES_DATA."
                            .formatted(data.path(), before.gatewayPort()));
        }
        DatabaseKind kind = DatabaseKind.choose(asked.database(), before, data);
        var ports = new PortBook(before, known(), free);
        ports.requireUsualPorts();
        Undo.unlessDone(processes, () -> start(before, kind, ports));
    }

    private void start(Settings effective, DatabaseKind kind, PortBook ports) {
        Blueprint blueprint = Blueprint.prepare(effective, kind, ports, progress);
        List<Plan> missing =
                blueprint.plans(instances()).stream().filter(this::isMissing).toList();
        Predicate<Plan> needsOthers = plan -> plan.role().needsOthers();
        List<Plan> first = missing.stream().filter(needsOthers.negate()).toList();
        processes.start(first);
        blueprint.complete(first);
        processes.start(missing.stream().filter(needsOthers).toList());
    }

    private boolean isMissing(Plan plan) {
        return records.find(plan.name()).filter(ProcessRecord::isAlive).isEmpty();
    }

    private Map<String, ProcessPorts> known() {
        return records.all().stream()
                .collect(Collectors.toMap(
                        ProcessRecord::name, record -> record.plan().ports()));
    }

    /** As many as there are, if nobody says. */
    private int instances() {
        int present = (int) records.all().stream()
                .filter(record -> record.plan().role() == Role.ORDER)
                .count();
        return asked.instances().orElse(present == 0 ? DEFAULT_INSTANCES : present);
    }
}
