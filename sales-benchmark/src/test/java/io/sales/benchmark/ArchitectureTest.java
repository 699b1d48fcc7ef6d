package io.sales.benchmark;

import io.sales.testing.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the module is built, as rules that can fail: each must reject the canary beside it. */
class ArchitectureTest {

    private static final String ROOT = "io.sales.benchmark";
    private static final String LOAD = ROOT + ".load";
    private static final String SYSTEM = ROOT + ".system";
    private static final String REPORT = ROOT + ".report";

    private final Structure module = new Structure(ROOT);

    /** So that the same driver offers load to whatever else can be called. */
    @Test
    void theDriverDoesNotKnowWhatItDrives() throws Exception {
        module.require(
                Structure.mayUseOnly(List.of(LOAD), LOAD, "org.HdrHistogram"),
                Class.forName(LOAD + ".CanaryThatKnowsDubbo"));
    }

    @Test
    void processesDoNotKnowWhatTheyAreStartedFor() throws Exception {
        module.require(
                Structure.mayUseOnly(List.of(SYSTEM), SYSTEM, "io.zonky.test.db.postgres.embedded", "tools.jackson.."),
                Class.forName(SYSTEM + ".CanaryThatKnowsLoad"));
    }

    @Test
    void reportsDoNotKnowHowTheyCameAbout() throws Exception {
        module.require(
                Structure.mayUseOnly(
                        List.of(REPORT),
                        REPORT,
                        LOAD,
                        SYSTEM,
                        "io.sales.api.stock",
                        "org.HdrHistogram",
                        "tools.jackson.."),
                Class.forName(REPORT + ".CanaryThatKnowsOptions"));
    }

    @Test
    void namesSaySomething() throws Exception {
        module.require(Structure.namesSaySomething(), Class.forName(ROOT + ".hold.CanaryManager"));
    }

    @Test
    void stateChangesThroughActs() throws Exception {
        module.require(Structure.noSetters(), Class.forName(ROOT + ".hold.CanaryWithSetter"));
    }
}
