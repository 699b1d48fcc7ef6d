package io.sales.faults.fault;

import io.sales.faults.probe.UnfencedDriver;
import io.sales.faults.system.Link.Mood;
import io.sales.faults.system.Patience;
import io.sales.faults.system.ProbedPlan;
import io.sales.faults.system.RunningSystem;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.Role;
import java.time.Duration;
import java.util.Map;

/**
 * A control: inventory forgets how new an order's stock is. Settlements that were held up on their way, and overtaken, are
 * booked when they arrive at last.
 */
final class Unfenced implements Fault {

    private static final String LATE = "inventory-1";
    private static final Duration HELD = Duration.ofSeconds(15);

    private final Wiring wiring = new Wiring();

    @Override
    public String name() {
        return "unfenced";
    }

    @Override
    public String title() {
        return "Control: no fence, and settlements that arrive %d s late".formatted(HELD.toSeconds());
    }

    @Override
    public boolean isControl() {
        return true;
    }

    @Override
    public int longRounds() {
        return 3;
    }

    @Override
    public int briefRounds() {
        return 1;
    }

    @Override
    public void prepare(RunningSystem system) {
        wiring.lay(system, plan -> plan.role() == Role.INVENTORY ? unfenced(plan, system) : plan);
    }

    private static Plan unfenced(Plan plan, RunningSystem system) {
        return ProbedPlan.of(
                plan, Map.of("SPRING_DATASOURCE_DRIVER_CLASS_NAME", UnfencedDriver.class.getName()), system.data());
    }

    @Override
    public void run(Scene scene, int rounds) {
        for (int i = 0; i < rounds; i++) {
            Patience.rest(Duration.ofSeconds(8));
            scene.round(this, LATE + " " + Mood.HELD, () -> {
                wiring.link(LATE).turn(Mood.HELD);
                Patience.rest(HELD);
                wiring.link(LATE).turn(Mood.WHOLE);
            });
        }
        Patience.rest(Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        wiring.close();
    }
}
