package io.sales.inventory.race;

import io.sales.api.Slugs;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldAnswer.GrantedLine;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What inventory must remember of one order, told from the contract alone and sharing no code with the product.
 *
 * @param version of the stock; below zero if nothing is remembered
 * @param hash of the hold that this version is; null if it was settled
 */
record ExpectedOrder(long version, @Nullable String hash, SortedMap<String, Units> units) {

    static final ExpectedOrder UNKNOWN = new ExpectedOrder(-1, null, new TreeMap<>());

    private static final SettleAnswer SETTLED = new SettleAnswer.Settled();

    /** What became of the units of one SKU. */
    record Units(long held, long committed, long shipped, long released, long restocked, long writtenOff) {

        static final Units NONE = new Units(0, 0, 0, 0, 0, 0);

        long total() {
            return held + committed + shipped + released;
        }

        Units plus(Units other) {
            return new Units(
                    held + other.held,
                    committed + other.committed,
                    shipped + other.shipped,
                    released + other.released,
                    restocked + other.restocked,
                    writtenOff + other.writtenOff);
        }

        Units heldAnew(long quantity) {
            return new Units(quantity, 0, shipped, released + held + committed, restocked, writtenOff);
        }

        boolean allows(SettleStock.Line line) {
            return line.held() + line.committed() + line.shipped() <= total()
                    && line.shipped() >= shipped
                    && line.restocked() >= restocked
                    && line.writtenOff() >= writtenOff
                    && line.restocked() + line.writtenOff() <= line.shipped();
        }

        Units settled(SettleStock.Line line) {
            return new Units(
                    line.held(),
                    line.committed(),
                    line.shipped(),
                    total() - line.held() - line.committed() - line.shipped(),
                    line.restocked(),
                    line.writtenOff());
        }
    }

    /**
     * What must be answered.
     *
     * @param answer or the slug of the refusal
     * @param after what is remembered then
     * @param taken the SKUs that it takes units of; if they are not there, it may be answered otherwise
     */
    record Prediction(Object answer, ExpectedOrder after, Set<String> taken) {}

    Prediction predict(HoldStock command) {
        if (command.stockVersion() > version) {
            return granted(command);
        }
        if (command.stockVersion() < version || hash == null) {
            return unchanged(new HoldAnswer.Stale(version));
        }
        if (!hash.equals(command.requestHash())) {
            return unchanged(Slugs.IDEMPOTENCY_KEY_REUSED);
        }
        var lines = new ArrayList<GrantedLine>();
        units.forEach((sku, own) -> {
            if (own.held > 0) {
                lines.add(line(sku, own.held));
            }
        });
        return unchanged(new HoldAnswer.Granted(false, lines));
    }

    private Prediction granted(HoldStock command) {
        var after = new TreeMap<String, Units>();
        units.forEach((sku, own) -> after.put(sku, own.heldAnew(0)));
        var lines = new ArrayList<GrantedLine>();
        command.lines().forEach(wanted -> {
            lines.add(line(wanted.sku(), wanted.quantity()));
            Units before = units.getOrDefault(wanted.sku(), Units.NONE);
            after.put(wanted.sku(), before.heldAnew(wanted.quantity()));
        });
        lines.sort(Comparator.comparing(GrantedLine::sku));
        var taken = new HashSet<String>();
        command.lines().forEach(wanted -> taken.add(wanted.sku()));
        return new Prediction(
                new HoldAnswer.Granted(true, lines),
                new ExpectedOrder(command.stockVersion(), command.requestHash(), after),
                taken);
    }

    private static GrantedLine line(String sku, long quantity) {
        return new GrantedLine(sku, Cluster.NAME, Math.toIntExact(quantity), Cluster.PRICE);
    }

    Prediction predict(SettleStock command) {
        Map<String, SettleStock.Line> wanted = wanted(command);
        if (version < 0) {
            boolean nothing = wanted.values().stream().allMatch(line -> Units.NONE.equals(asUnits(line, 0)));
            return nothing
                    ? new Prediction(
                            SETTLED, new ExpectedOrder(command.stockVersion(), null, new TreeMap<>()), Set.of())
                    : unchanged(Slugs.UNKNOWN_ORDER);
        }
        if (command.stockVersion() < version) {
            return unchanged(new SettleAnswer.Stale(version));
        }
        if (command.stockVersion() == version) {
            boolean same = wanted.values().stream()
                    .allMatch(line -> asUnits(line, own(line).released).equals(own(line)));
            return unchanged(same ? SETTLED : new SettleAnswer.Stale(version));
        }
        if (!wanted.values().stream().allMatch(line -> own(line).allows(line))) {
            return unchanged(Slugs.INVALID_SETTLEMENT);
        }
        return settled(command, wanted);
    }

    private Prediction settled(SettleStock command, Map<String, SettleStock.Line> wanted) {
        var after = new TreeMap<>(units);
        var taken = new HashSet<String>();
        wanted.forEach((sku, line) -> {
            Units before = own(line);
            Units settled = before.settled(line);
            if (units.containsKey(sku)) {
                after.put(sku, settled);
            }
            if (settled.released < before.released) {
                taken.add(sku);
            }
        });
        return new Prediction(SETTLED, new ExpectedOrder(command.stockVersion(), null, after), taken);
    }

    /** SKUs of the order that are not named are wanted as zeros. */
    private Map<String, SettleStock.Line> wanted(SettleStock command) {
        var wanted = new TreeMap<String, SettleStock.Line>();
        units.keySet().forEach(sku -> wanted.put(sku, new SettleStock.Line(sku, 0, 0, 0, 0, 0)));
        command.lines().forEach(line -> wanted.put(line.sku(), line));
        return wanted;
    }

    private Units own(SettleStock.Line line) {
        return units.getOrDefault(line.sku(), Units.NONE);
    }

    private static Units asUnits(SettleStock.Line line, long released) {
        return new Units(line.held(), line.committed(), line.shipped(), released, line.restocked(), line.writtenOff());
    }

    private Prediction unchanged(Object answer) {
        return new Prediction(answer, this, Set.of());
    }
}
