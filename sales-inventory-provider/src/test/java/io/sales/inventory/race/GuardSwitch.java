package io.sales.inventory.race;

import java.util.HashMap;

/** How the tests reach into an instance. No product serves it. */
public interface GuardSwitch {

    /**
     * @param guard the name of a {@link Guard}
     */
    void turn(String guard, boolean on);

    /** What was counted in the instance since it started, by name. */
    HashMap<String, Long> counts();
}
