package io.sales.inventory.stock;

import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.Shortage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who of a group gets what is on the shelf: first come, first served, all lines or none. Whoever is refused leaves what
 * there is to those behind.
 *
 * @param verdicts one for each member of the group, in its order
 * @param grants the members that are granted what they want, in the same order
 * @param refused those that get nothing, for whatever reason
 */
record Allotment(List<Verdict> verdicts, List<HoldStock> grants, List<HoldStock> refused) {

    /** What becomes of one hold of a group. */
    sealed interface Verdict {

        record Answered(HoldAnswer answer) implements Verdict {}

        record Refused(SalesException reason) implements Verdict {}

        /** Something is remembered of this order, or is about to be: it has to be looked at by itself. */
        record Known() implements Verdict {}
    }

    /**
     * @param known ids of orders of which something is remembered
     */
    static Allotment of(List<HoldStock> group, Shelf shelf, Set<String> known) {
        var verdicts = new ArrayList<Verdict>();
        var grants = new ArrayList<HoldStock>();
        var refused = new ArrayList<HoldStock>();
        var taken = new HashMap<String, Long>();
        var met = new HashSet<>(known);
        for (HoldStock hold : group) {
            Verdict verdict = met.contains(hold.orderId()) ? new Verdict.Known() : verdict(hold, shelf, taken);
            verdicts.add(verdict);
            if (verdict instanceof Verdict.Answered answered && answered.answer() instanceof HoldAnswer.Granted) {
                grants.add(hold);
                met.add(hold.orderId());
                hold.lines().forEach(line -> taken.merge(line.sku(), (long) line.quantity(), Long::sum));
            } else if (!(verdict instanceof Verdict.Known)) {
                refused.add(hold);
            }
        }
        return new Allotment(verdicts, grants, refused);
    }

    private static Verdict verdict(HoldStock hold, Shelf shelf, Map<String, Long> taken) {
        try {
            shelf.requireSale(hold.lines());
        } catch (SalesException refusal) {
            return new Verdict.Refused(refusal);
        }
        List<Shortage> shortages = shortages(hold.lines(), shelf, taken);
        return new Verdict.Answered(
                shortages.isEmpty()
                        ? new HoldAnswer.Granted(true, shelf.granted(hold.lines()))
                        : new HoldAnswer.Short(shortages));
    }

    /**
     * The lines that ask for more than there is.
     *
     * @param taken units that are on the shelf but promised, or below zero units that will be put there
     */
    static List<Shortage> shortages(List<SkuQuantity> lines, Shelf shelf, Map<String, Long> taken) {
        var shortages = new ArrayList<Shortage>();
        for (SkuQuantity line : lines) {
            long available = shelf.offer(line.sku()).available() - taken.getOrDefault(line.sku(), 0L);
            if (available < line.quantity()) {
                shortages.add(new Shortage(line.sku(), line.quantity(), available));
            }
        }
        return shortages;
    }
}
