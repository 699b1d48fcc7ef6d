package io.sales.benchmark.hold;

import io.sales.benchmark.load.Subject;
import io.sales.benchmark.report.SoldOut;
import io.sales.benchmark.report.Step;
import java.time.Duration;

/** A crowd at a SKU of which there is a quarter of what it asks for. */
final class SoldOutScenario {

    static final String NAME = "sold-out";

    private static final String TITLE = "one SKU, four times as much asked for as there is";
    private static final String SKU = "BENCH-LAST";
    private static final double OFFERED = 800;
    private static final int TIMES = 4;
    private static final int MAX_MORE = 20;

    private final Arena arena;

    SoldOutScenario(Arena arena) {
        this.arena = arena;
    }

    SoldOut run() {
        arena.progress().say("%s: %s", NAME, TITLE);
        Duration window = arena.options().window();
        long stock = Math.round(OFFERED * window.toMillis() / 1_000 / TIMES);
        arena.warehouse().add(SKU, stock);
        var audited = arena.audited(promises -> sellOut(arena.holdsOf(SKU, promises), promises, window));
        Step step = audited.result();
        arena.say("offered", step);
        return new SoldOut(NAME, TITLE, stock, step, audited.books());
    }

    /** A machine that is too slow to sell out in one window gets more of them. */
    private Step sellOut(Subject holds, Promises promises, Duration window) {
        Step step = arena.offer(holds, OFFERED, window);
        for (int more = 0; promises.declined() == 0 && more < MAX_MORE; more++) {
            step = arena.offer(holds, OFFERED, window);
        }
        return step;
    }
}
