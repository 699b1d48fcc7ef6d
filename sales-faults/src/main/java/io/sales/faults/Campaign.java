package io.sales.faults;

import io.sales.benchmark.system.Machine;
import io.sales.faults.check.Evidence;
import io.sales.faults.check.Finding;
import io.sales.faults.check.Witness;
import io.sales.faults.fault.Fault;
import io.sales.faults.fault.Scene;
import io.sales.faults.history.Entry;
import io.sales.faults.history.History;
import io.sales.faults.load.Client;
import io.sales.faults.load.Shop;
import io.sales.faults.load.Traffic;
import io.sales.faults.report.FaultResult;
import io.sales.faults.report.Page;
import io.sales.faults.report.Picture;
import io.sales.faults.system.RunningSystem;
import io.sales.faults.system.Sales;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Runs one fault on a system of its own, from empty data to the result. */
final class Campaign {

    /** Where the repository keeps the results that it shows. */
    static final String KEPT = "docs/faults";

    private final Options options;
    private final Consumer<String> progress;

    Campaign(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * @throws IOException if the system does not answer when it should
     */
    FaultResult run(Fault fault) throws IOException {
        long begin = System.nanoTime();
        Machine machine = Machine.look(options.root(), Files.createDirectories(options.data()), KEPT);
        progress.accept(
                "%s on %s, seed %d: starting a system".formatted(fault.name(), options.database(), options.seed()));
        Sales sales =
                Sales.at(fault.root(options.root()), options.data().resolve(fault.name() + "-" + options.database()));
        try (fault;
                RunningSystem system = RunningSystem.up(sales, fault.setup(options.database()))) {
            fault.prepare(system);
            var client = new Client(List.of(sales.port()));
            Shop shop = Shop.open(client, Sales.STAFF_EMAIL, Sales.STAFF_PASSWORD);
            var history = new History();
            var scene = new Scene(system, client, shop, history, new Random(options.seed()), progress);
            long skipped = load(fault, scene, shop, history);
            List<Entry> underLoad = history.entries();
            system.heal();
            progress.accept("%d requests; waiting for rest, then checking".formatted(underLoad.size()));
            Evidence evidence = new Witness(system, shop, history, fault.restsWithin(), fault.unpaidExpire()).examine();
            var minutes = (System.nanoTime() - begin) / 60e9;
            var result = FaultResult.of(fault, circumstances(machine, minutes), scene, underLoad, skipped, evidence);
            tell(result, evidence.history());
            String title = "%s, %s".formatted(fault.title(), options.database());
            String picture = new Picture(title, underLoad, scene.rounds()).svg();
            new Page(options.data().resolve("report")).keep(result, picture);
            if (options.keep()) {
                new Page(options.root().resolve(KEPT)).keep(result, picture);
            }
            return result;
        }
    }

    private FaultResult.Run circumstances(Machine machine, double minutes) {
        return new FaultResult.Run(
                options.database(),
                options.seed(),
                options.perSecond(),
                Instant.now().toString(),
                minutes,
                machine.commit(),
                machine.cores(),
                machine.processor(),
                machine.java(),
                machine.loadBefore());
    }

    private long load(Fault fault, Scene scene, Shop shop, History history) throws IOException {
        try (Traffic traffic = Traffic.begin(shop, history, options.perSecond(), options.seed())) {
            fault.run(scene, options.rounds(fault));
            return traffic.skipped();
        }
    }

    /** What went wrong, with the seed and the shortest history that shows it. */
    private void tell(FaultResult result, List<Entry> history) {
        progress.accept("%s on %s: n = %d, %d findings, %d of %d controls caught"
                .formatted(
                        result.fault(),
                        options.database(),
                        result.rounds(),
                        result.allFindings().size(),
                        result.checks().stream().filter(check -> check.caught()).count(),
                        result.checks().size()));
        for (Finding finding : result.allFindings()) {
            progress.accept("seed %d: %s %s".formatted(options.seed(), finding.subject(), finding.what()));
            History.about(finding.subject(), history).forEach(entry -> progress.accept("    " + entry));
        }
    }
}
