package io.sales.faults.fault;

import io.sales.faults.system.Patience;
import io.sales.faults.system.Setup;
import java.time.Duration;
import java.util.Map;

/** A control: nobody settles what orders want of the stock, nor sends refunds again. It must show at rest. */
final class NoBackgroundWork implements Fault {

    private static final String ORDER = "order-1";

    @Override
    public String name() {
        return "settler-off";
    }

    @Override
    public String title() {
        return "Control: no settler, SIGKILL of an order provider";
    }

    @Override
    public boolean isControl() {
        return true;
    }

    @Override
    public int longRounds() {
        return 1;
    }

    @Override
    public int briefRounds() {
        return 1;
    }

    @Override
    public Setup setup(String database) {
        return new Setup(database, 2, Map.of("SALES_HOLD_SECONDS", "86400", "SALES_BACKGROUND_WORK", "false"));
    }

    @Override
    public void run(Scene scene, int rounds) {
        for (int i = 0; i < rounds; i++) {
            Patience.rest(Duration.ofSeconds(5));
            scene.round(this, ORDER, () -> {
                scene.system().kill(ORDER);
                scene.system().start(ORDER);
            });
        }
    }
}
