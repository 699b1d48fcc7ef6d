package io.sales.inventory.race;

import io.sales.api.Answer;
import io.sales.api.Slugs;
import io.sales.api.stock.AdjustStock;
import io.sales.api.stock.AdjustmentReason;
import io.sales.api.stock.MovementView;
import io.sales.inventory.race.Callers.Calling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Adjusts stock: of one SKU that nobody else touches, so that every answer can be foretold, and of SKUs that everybody
 * sells.
 */
final class StockClerk {

    private final Calling caller;
    private final Random random;
    private final List<String> shared;
    private final Findings findings;
    private final String own;
    private final List<Booked> booked = new ArrayList<>();
    private final Map<String, Long> added = new HashMap<>();

    private record Booked(AdjustStock command, MovementView movement) {}

    StockClerk(Calling caller, Random random, List<String> shared, Findings findings) {
        this.caller = caller;
        this.random = random;
        this.shared = shared;
        this.findings = findings;
        this.own = ownSku(caller.number());
    }

    static String ownSku(int caller) {
        return "OWN-" + caller;
    }

    /** Units that were added in all, by SKU. */
    Map<String, Long> added() {
        return added;
    }

    void act() throws Exception {
        switch (random.nextInt(6)) {
            case 0 -> adjustShared();
            case 1 -> require(Slugs.STOCK_CHANGED, adjustment(own, 1, onHand() + 1 + random.nextInt(3)));
            case 2 -> require(Slugs.INSUFFICIENT_STOCK, adjustment(own, -onHand() - 1, null));
            case 3 -> repeat();
            default -> adjustOwn();
        }
    }

    private long onHand() {
        return added.getOrDefault(own, 0L);
    }

    private void adjustOwn() throws Exception {
        long quantity = random.nextBoolean() || onHand() == 0 ? 1 + random.nextInt(10) : -onHand();
        AdjustStock command = adjustment(own, quantity, random.nextBoolean() ? onHand() : null);
        Object seen = outcome(command);
        if (seen instanceof Answer<?> answer
                && !answer.replayed()
                && answer.value() instanceof MovementView movement
                && movement.seq() == booked.size() + 1
                && movement.onHandDelta() == quantity
                && movement.onHand() == onHand() + quantity) {
            booked.add(new Booked(command, movement));
            added.merge(own, quantity, Long::sum);
        } else {
            findings.wrong(command, "movement %d".formatted(booked.size() + 1), seen);
        }
    }

    private void repeat() throws Exception {
        if (booked.isEmpty()) {
            return;
        }
        Booked earlier = booked.get(random.nextInt(booked.size()));
        require(new Answer<>(earlier.movement, true), earlier.command);
        AdjustStock first = earlier.command;
        require(
                Slugs.IDEMPOTENCY_KEY_REUSED,
                new AdjustStock(
                        first.caller(),
                        first.idempotencyKey(),
                        first.sku(),
                        first.quantity() + 1_000_000,
                        first.reason(),
                        first.expectedOnHand()));
    }

    private void require(Object expected, AdjustStock command) throws Exception {
        Object seen = outcome(command);
        if (!seen.equals(expected)) {
            findings.wrong(command, expected, seen);
        }
    }

    private void adjustShared() throws Exception {
        String sku = shared.get(random.nextInt(shared.size()));
        long quantity = random.nextBoolean() ? 1 + random.nextInt(3) : -1 - random.nextInt(3);
        AdjustStock command = adjustment(sku, quantity, null);
        Object seen = outcome(command);
        if (seen instanceof Answer<?> answer && !answer.replayed()) {
            added.merge(sku, quantity, Long::sum);
        } else if (!(seen.equals(Slugs.INSUFFICIENT_STOCK) && quantity < 0)) {
            findings.wrong(command, "done", seen);
        }
    }

    private Object outcome(AdjustStock command) throws Exception {
        Object seen = Callers.outcome(() -> caller.own().stock().adjust(command));
        findings.answered(seen);
        return seen;
    }

    private AdjustStock adjustment(String sku, long quantity, @Nullable Long expectedOnHand) {
        return new AdjustStock(
                Cluster.STAFF,
                "key-%d-%d".formatted(caller.number(), random.nextLong()),
                sku,
                quantity,
                AdjustmentReason.COUNTED,
                expectedOnHand);
    }
}
