package io.sales.faults.fault;

import io.sales.faults.check.Finding;
import io.sales.faults.check.Restored;
import io.sales.faults.history.Entry;
import io.sales.faults.load.Client;
import io.sales.faults.load.Shop;
import io.sales.faults.system.Copies;
import io.sales.faults.system.Patience;
import io.sales.faults.system.RunningSystem;
import io.sales.faults.system.Sales;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The databases are backed up while they are sold from, and another system goes on from the copy. */
final class Backup implements Fault {

    private static final Duration SELLING = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String title() {
        return "Backup while selling, and a system that goes on from it";
    }

    @Override
    public int longRounds() {
        return 10;
    }

    @Override
    public int briefRounds() {
        return 1;
    }

    @Override
    public void run(Scene scene, int rounds) throws IOException {
        RunningSystem system = scene.system();
        for (int i = 1; i <= rounds; i++) {
            Path directory = system.data().resolveSibling(system.data().getFileName() + "-restored-" + i);
            var copies = new Copies(system, directory);
            Patience.rest(SELLING);
            List<Entry> before = scene.history().entries();
            Round backup = scene.round(this, "backup", copies::take);
            Patience.rest(SELLING);
            system.stop("payment");
            copies.addTheRest();
            system.start("payment");
            scene.figure("Backup " + i + " took, ms", backup.mendedAt() - backup.brokenAt());
            goOn(scene, Sales.at(system.sales().root(), directory), before);
        }
    }

    /** What was acknowledged before the backup began must be there, and whatever is there must fit together. */
    private static void goOn(Scene scene, Sales sales, List<Entry> before) throws IOException {
        try (RunningSystem restored = RunningSystem.again(sales)) {
            var client = new Client(List.of(sales.port()));
            Shop shop = Shop.reopen(
                    client,
                    Sales.STAFF_EMAIL,
                    Sales.STAFF_PASSWORD,
                    scene.shop().skus());
            Restored found =
                    Restored.examine(restored, shop, before, scene.history().entries());
            for (Finding finding : found.findings()) {
                scene.found(finding.subject(), "restored: " + finding.what());
            }
            scene.figure("Orders restored", found.orders());
            scene.figure("Of those, unchanged since before the backup began", found.unchanged());
            scene.figure("The copy came to rest after, s", found.secondsToRest());
        }
    }
}
