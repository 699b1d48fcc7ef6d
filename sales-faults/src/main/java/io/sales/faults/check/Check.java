package io.sales.faults.check;

import java.util.List;

/** One promise, and how it is seen whether it was kept. */
public interface Check {

    /** The promise, in a few words. */
    String promise();

    /** What speaks against it; empty if it was kept. */
    List<Finding> find(Evidence evidence);

    /** The damage that this check must see, for people. */
    String damage();

    /**
     * The same evidence with such damage done to it. {@link #find} must find something then: it is the control, without
     * which a check that finds nothing says nothing.
     *
     * @param evidence of at least one order that was paid and sent
     */
    Evidence damaged(Evidence evidence);

    /** All of them. */
    static List<Check> all() {
        return List.of(
                new AcknowledgedIsThere(),
                new DoubtIsDecided(),
                new StockReconciles(),
                new NoStrayHold(),
                new MoneyAddsUp(),
                new ChargedOnce(),
                new NothingIsLeft(),
                new ListsAgree());
    }
}
