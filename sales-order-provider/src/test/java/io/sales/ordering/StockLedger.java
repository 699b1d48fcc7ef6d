package io.sales.ordering;

import io.sales.api.stock.SettleStock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The books of the inventory in memory: a level per SKU, and every movement that led to it. As in the real ones a movement
 * that would make anything negative is refused; unlike there, what one call changes about a SKU is one movement.
 */
public class StockLedger {

    private final Map<String, Level> levels = new TreeMap<>();
    private final Map<String, List<Movement>> movements = new TreeMap<>();

    /** Receives or takes away as much as it takes to have so many units to sell. */
    void makeAvailable(String sku, int units) {
        book(sku, "stock", new Level(units - level(sku).available(), 0, 0));
    }

    /** Books what is different between two states of a reservation of the same SKU. */
    void book(String orderId, SettleStock.Line before, SettleStock.Line after) {
        int left = after.shipped() - before.shipped() - (after.restocked() - before.restocked());
        Level delta = new Level(-left, after.held() - before.held(), after.committed() - before.committed());
        if (!delta.equals(Level.NONE)) {
            book(after.sku(), orderId, delta);
        }
    }

    private void book(String sku, String reference, Level delta) {
        Level after = level(sku).plus(delta);
        if (after.onHand() < 0 || after.held() < 0 || after.committed() < 0 || after.available() < 0) {
            throw new IllegalStateException("%s of %s cannot change by %s".formatted(level(sku), sku, delta));
        }
        levels.put(sku, after);
        List<Movement> earlier = movements.computeIfAbsent(sku, own -> new ArrayList<>());
        append(earlier, new Movement(earlier.size() + 1, reference, delta, after));
    }

    /** Writes one movement behind those of the same SKU. */
    protected void append(List<Movement> earlier, Movement movement) {
        earlier.add(movement);
    }

    public Level level(String sku) {
        return levels.getOrDefault(sku, Level.NONE);
    }

    /** Oldest first, by SKU. */
    public Map<String, List<Movement>> movements() {
        return movements;
    }

    /** Units, or a difference of units. */
    public record Level(int onHand, int held, int committed) {

        public static final Level NONE = new Level(0, 0, 0);

        public int available() {
            return onHand - held - committed;
        }

        public Level plus(Level other) {
            return new Level(onHand + other.onHand, held + other.held, committed + other.committed);
        }
    }

    /**
     * @param seq 1, 2, 3 ... within the SKU
     * @param reference the order that it was for
     * @param after the level that it led to
     */
    public record Movement(long seq, String reference, Level delta, Level after) {}
}
