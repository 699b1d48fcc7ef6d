package io.sales.inventory.race;

import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import io.sales.inventory.race.Callers.Calling;
import io.sales.inventory.race.ExpectedOrder.Prediction;
import io.sales.inventory.race.ExpectedOrder.Units;
import io.sales.inventory.race.Instance.Desk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Does anything to some orders that nobody else touches, so that every answer can be foretold. The SKUs are everybody's.
 */
final class OrderOwner {

    private static final int ORDERS = 5;
    private static final int MAX_ATTEMPTS = 10;

    private final Calling caller;
    private final Random random;
    private final Skus skus;
    private final Findings findings;
    private final Executor copies;
    private final Map<String, ExpectedOrder> orders = new HashMap<>();
    private final Map<String, HoldStock> lastHolds = new HashMap<>();
    private final Map<String, SettleStock> lastSettlements = new HashMap<>();

    /** What orders are for. Of the scarce there may be too few at any moment. */
    record Skus(List<String> plentiful, List<String> scarce) {}

    OrderOwner(Calling caller, Random random, Skus skus, Findings findings, Executor copies) {
        this.caller = caller;
        this.random = random;
        this.skus = skus;
        this.findings = findings;
        this.copies = copies;
    }

    /** What must be remembered of the orders that were ever touched with effect. */
    Map<String, ExpectedOrder> orders() {
        return orders;
    }

    void act() throws Exception {
        String order = "ord_%d_%d".formatted(caller.number(), random.nextInt(ORDERS));
        ExpectedOrder now = orders.getOrDefault(order, ExpectedOrder.UNKNOWN);
        switch (random.nextInt(12)) {
            case 0, 1 -> hold(newHold(order, now.version() + 1 + random.nextInt(2)));
            case 2, 3 -> holdTwiceAtOnce(newHold(order, now.version() + 1));
            case 4 -> hold(lastHolds.getOrDefault(order, newHold(order, 1)));
            case 5 -> hold(withOtherHash(lastHolds.getOrDefault(order, newHold(order, 1))));
            case 6 -> hold(newHold(order, Math.max(0, now.version() - 1)));
            case 7 -> settle(newSettlement(order, now, now.version() + 1));
            case 8 -> settle(newSettlement(order, now, Math.max(0, now.version() - random.nextInt(2))));
            case 9 -> settle(lastSettlements.getOrDefault(order, tooMuch(order, now)));
            case 10 -> settle(tooMuch(order, now));
            default -> settle(new SettleStock(order, now.version() + 2, "system", "void", new ArrayList<>()));
        }
    }

    private void hold(HoldStock command) throws Exception {
        lastHolds.put(command.orderId(), command);
        Prediction predicted = now(command.orderId()).predict(command);
        Object seen = answer(() -> caller.own().inventory().hold(command));
        judge(command.orderId(), command, predicted, seen);
    }

    /** Copies at both instances: one of them takes the stock, the other finds it taken. */
    private void holdTwiceAtOnce(HoldStock command) throws Exception {
        lastHolds.put(command.orderId(), command);
        Prediction first = now(command.orderId()).predict(command);
        CompletableFuture<Object> elsewhere =
                CompletableFuture.supplyAsync(() -> unchecked(command, caller.other()), copies);
        Object here = answer(() -> caller.own().inventory().hold(command));
        Object there = elsewhere.join();
        // Whoever found too little asked before the one who was granted it: a grant is never short again.
        boolean hereFirst = !(there instanceof HoldAnswer.Short)
                && (here instanceof HoldAnswer.Short || here.equals(first.answer()));
        judge(command.orderId(), command, first, hereFirst ? here : there);
        Prediction then = now(command.orderId()).predict(command);
        judge(command.orderId(), command, then, hereFirst ? there : here);
    }

    private static Object unchecked(HoldStock command, Desk desk) {
        try {
            return answer(() -> desk.inventory().hold(command));
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private void settle(SettleStock command) throws Exception {
        lastSettlements.put(command.orderId(), command);
        Prediction predicted = now(command.orderId()).predict(command);
        Object seen = answer(() -> caller.own().inventory().settle(command));
        judge(command.orderId(), command, predicted, seen);
    }

    /** Repeats what was refused for lack of time, as the product's callers do: nothing had happened then. */
    private static Object answer(Callable<?> call) throws Exception {
        Object outcome = Callers.outcome(call);
        for (int i = 1; i < MAX_ATTEMPTS && outcome.equals(Slugs.UNAVAILABLE); i++) {
            outcome = Callers.outcome(call);
        }
        return outcome;
    }

    private ExpectedOrder now(String order) {
        return orders.getOrDefault(order, ExpectedOrder.UNKNOWN);
    }

    private void judge(String order, Object command, Prediction predicted, Object seen) {
        findings.answered(seen);
        if (seen.equals(predicted.answer())) {
            if (predicted.after().version() >= 0) {
                orders.put(order, predicted.after());
            }
        } else if (!isPlausibleShortage(command, predicted, seen)) {
            findings.wrong(command, predicted.answer(), seen);
        }
    }

    /** Only what takes scarce units may find too few of them. */
    private boolean isPlausibleShortage(Object command, Prediction predicted, Object seen) {
        if (seen instanceof HoldAnswer.Short shortage && command instanceof HoldStock hold) {
            return !predicted.taken().isEmpty()
                    && !shortage.shortages().isEmpty()
                    && shortage.shortages().stream()
                            .allMatch(line -> skus.scarce.contains(line.sku())
                                    && line.available() < line.requested()
                                    && hold.lines().stream()
                                            .anyMatch(wanted -> wanted.sku().equals(line.sku())
                                                    && wanted.quantity() == line.requested()));
        }
        return seen instanceof SettleAnswer.Lost lost
                && !lost.skus().isEmpty()
                && predicted.taken().containsAll(lost.skus())
                && skus.scarce.containsAll(lost.skus());
    }

    private HoldStock newHold(String order, long version) {
        var some = new ArrayList<>(random.nextInt(3) == 0 ? skus.scarce : skus.plentiful);
        Collections.shuffle(some, random);
        var lines = new ArrayList<SkuQuantity>();
        some.subList(0, 1 + random.nextInt(3)).forEach(sku -> lines.add(new SkuQuantity(sku, 1 + random.nextInt(5))));
        return new HoldStock(order, version, "hash-" + random.nextInt(1_000_000), "cus_ann", lines);
    }

    private static HoldStock withOtherHash(HoldStock hold) {
        return new HoldStock(hold.orderId(), hold.stockVersion(), hold.requestHash() + "x", hold.actor(), hold.lines());
    }

    /** Any state that the order's units can be in from here, one jump or many steps away. */
    private SettleStock newSettlement(String order, ExpectedOrder now, long version) {
        var lines = new ArrayList<SettleStock.Line>();
        now.units().forEach((sku, units) -> lines.add(reachable(sku, units)));
        return new SettleStock(order, version, "system", "ref_" + version, lines);
    }

    private SettleStock.Line reachable(String sku, Units units) {
        // Units that were given up are wanted back now and then.
        long mine = units.total() - (random.nextInt(4) == 0 ? 0 : units.released());
        long shipped = units.shipped() + upTo(mine - units.shipped());
        long committed = upTo(mine - shipped);
        long held = upTo(mine - shipped - committed);
        long restocked = units.restocked() + upTo(shipped - units.restocked() - units.writtenOff());
        long writtenOff = units.writtenOff() + upTo(shipped - restocked - units.writtenOff());
        return new SettleStock.Line(sku, (int) held, (int) committed, (int) shipped, (int) restocked, (int) writtenOff);
    }

    private long upTo(long most) {
        return most <= 0 ? 0 : random.nextInt(Math.toIntExact(most) + 1);
    }

    private SettleStock tooMuch(String order, ExpectedOrder now) {
        String sku = now.units().isEmpty() ? skus.plentiful.get(0) : now.units().firstKey();
        long total = now.units().getOrDefault(sku, Units.NONE).total();
        var lines = new ArrayList<SettleStock.Line>();
        lines.add(new SettleStock.Line(sku, (int) total + 1, 0, 0, 0, 0));
        return new SettleStock(order, now.version() + 1, "system", "too much", lines);
    }
}
