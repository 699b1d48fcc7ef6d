package io.sales.faults;

import io.sales.testing.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the module is built, as rules that can fail: each must reject the canary beside it. */
class ArchitectureTest {

    private static final String ROOT = "io.sales.faults";
    private static final String HISTORY = ROOT + ".history";
    private static final String LOAD = ROOT + ".load";
    private static final String PROBE = ROOT + ".probe";

    private final Structure module = new Structure(ROOT);

    /** So that nothing but what a client is told gets into it. */
    @Test
    void historyKnowsNothingElse() throws Exception {
        module.require(
                Structure.mayUseOnly(List.of(HISTORY), HISTORY), Class.forName(HISTORY + ".CanaryThatKnowsChecks"));
    }

    @Test
    void clientsDoNotKnowWhatIsBroken() throws Exception {
        module.require(
                Structure.mayUseOnly(List.of(LOAD), LOAD, HISTORY, "tools.jackson.."),
                Class.forName(LOAD + ".CanaryThatKnowsSystem"));
    }

    /** It runs inside the product's processes, beside their libraries. */
    @Test
    void theProbeNeedsTheJdkAlone() throws Exception {
        module.require(
                Structure.mayUseOnly(List.of(PROBE), PROBE, "javax.."),
                Class.forName(PROBE + ".CanaryThatKnowsHistory"));
    }

    @Test
    void namesSaySomething() throws Exception {
        module.require(Structure.namesSaySomething(), Class.forName(LOAD + ".CanaryManager"));
    }

    @Test
    void stateChangesThroughActs() throws Exception {
        module.require(Structure.noSetters(), Class.forName(LOAD + ".CanaryWithSetter"));
    }
}
