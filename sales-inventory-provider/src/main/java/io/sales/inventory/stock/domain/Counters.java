package io.sales.inventory.stock.domain;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.stock.SettleStock;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the units of one SKU that one order ever held. Every unit is held, committed, shipped or released;
 * restocked and written-off units are shipped ones that came back.
 */
public record Counters(long held, long committed, long shipped, long released, long restocked, long writtenOff) {

    public static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0);

    /** Units ever held. */
    public long quantity() {
        return held + committed + shipped + released;
    }

    /** After more units are held. */
    public Counters holding(long units) {
        return new Counters(held + units, committed, shipped, released, restocked, writtenOff);
    }

    /** After everything that is kept for the order is given up. */
    public Counters givenUp() {
        return new Counters(0, 0, shipped, released + held + committed, restocked, writtenOff);
    }

    /** Whether this is the state that a settlement wants. */
    public boolean is(SettleStock.Line wanted) {
        return held == wanted.held()
                && committed == wanted.committed()
                && shipped == wanted.shipped()
                && restocked == wanted.restocked()
                && writtenOff == wanted.writtenOff();
    }

    /**
     * The state that a settlement wants; what it does not name is released.
     *
     * @throws SalesException {@code invalid-settlement} for more than was ever held, or for taking back what has shipped
     *     or been returned
     */
    public Counters settledTo(SettleStock.Line wanted) {
        long given = (long) wanted.held() + wanted.committed() + wanted.shipped();
        require(given <= quantity(), wanted, "wants %d units of %d ever held".formatted(given, quantity()));
        require(wanted.shipped() >= shipped, wanted, "takes back shipped units");
        require(wanted.restocked() >= restocked, wanted, "takes back restocked units");
        require(wanted.writtenOff() >= writtenOff, wanted, "takes back written-off units");
        require(
                (long) wanted.restocked() + wanted.writtenOff() <= wanted.shipped(),
                wanted,
                "returns more units than it ships");
        return new Counters(
                wanted.held(),
                wanted.committed(),
                wanted.shipped(),
                quantity() - given,
                wanted.restocked(),
                wanted.writtenOff());
    }

    /**
     * The way from this state to another of the same quantity, with every step that it jumps over. Units are regained
     * before anything else, so a plan that cannot have them fails at its first step.
     */
    public List<Step> stepsTo(Counters target) {
        long regained = Math.max(0, released - target.released);
        long shipping = target.shipped - shipped;
        long holding = held + regained;
        // Committed units that are neither kept nor shipped; below zero, units that must be committed first.
        long spare = committed - target.committed - shipping;
        long committing = Math.max(0, -spare);
        long uncommitting = Math.min(Math.max(0, spare), Math.max(0, target.held - holding));
        long releasedHeld = holding - committing + uncommitting - target.held;
        long releasedCommitted = Math.max(0, spare) - uncommitting;

        var steps = new ArrayList<Step>();
        add(steps, regained, Step.hold(regained));
        add(steps, committing, Step.commit(committing));
        add(steps, uncommitting, Step.uncommit(uncommitting));
        add(steps, releasedHeld + releasedCommitted, Step.release(releasedHeld, releasedCommitted));
        add(steps, shipping, Step.ship(shipping));
        add(steps, target.restocked - restocked, Step.restock(target.restocked - restocked));
        add(steps, target.writtenOff - writtenOff, Step.writeOff());
        return steps;
    }

    private static void add(List<Step> steps, long units, Step step) {
        if (units > 0) {
            steps.add(step);
        }
    }

    private static void require(boolean condition, SettleStock.Line wanted, String complaint) {
        if (!condition) {
            throw new SalesException(
                    Slugs.INVALID_SETTLEMENT, "The settlement of %s %s.".formatted(wanted.sku(), complaint));
        }
    }
}
