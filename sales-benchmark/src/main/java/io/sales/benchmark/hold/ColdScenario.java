package io.sales.benchmark.hold;

import io.sales.benchmark.load.Run;
import io.sales.benchmark.load.Subject;
import io.sales.benchmark.report.Cold;
import io.sales.benchmark.report.Cold.Pair;
import io.sales.benchmark.report.Step;
import io.sales.benchmark.shop.SkuChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Whether a crowd at one SKU makes everybody else wait. */
final class ColdScenario {

    static final String NAME = "cold";

    private static final String TITLE = "50 holds/s on 999 SKUs, without and with a crowd at another";

    private static final double TRICKLE = 50;

    /** More than any machine that this runs on can do; the crowd's own limit turns the rest away. */
    private static final double PROBE = 8_000;

    private static final double OVERLOAD = 1.2;
    private static final Duration LEAD = Duration.ofSeconds(1);

    private final Arena arena;

    ColdScenario(Arena arena) {
        this.arena = arena;
    }

    Cold run() {
        arena.progress().say("%s: %s", NAME, TITLE);
        var audited = arena.audited(
                promises -> measure(arena.holds(SkuChoice.cold(), promises), arena.holds(SkuChoice.hot(), promises)));
        return new Cold(NAME, TITLE, audited.result(), Cold.medianRatio(audited.result()), audited.books());
    }

    private List<Pair> measure(Subject trickle, Subject crowd) {
        double full = arena.load(crowd, PROBE, arena.options().step()).achieved() * OVERLOAD;
        var rounds = new ArrayList<Pair>();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            for (int number = 1; number <= arena.options().rounds(); number++) {
                rounds.add(round(number, trickle, crowd, full, thread));
            }
        } finally {
            thread.shutdownNow();
        }
        return rounds;
    }

    private Pair round(int number, Subject trickle, Subject crowd, double full, ExecutorService thread) {
        Duration window = arena.options().window();
        arena.settle();
        Step idle = arena.offer(trickle, TRICKLE, window);
        arena.say("round " + number + ", alone", idle);
        arena.settle();
        var busy = CompletableFuture.supplyAsync(
                () -> arena.load(crowd, full, window.plus(LEAD).plus(LEAD)), thread);
        arena.load(trickle, TRICKLE, LEAD);
        // What it costs is not known apart from the crowd.
        Step beside = Step.of(arena.load(trickle, TRICKLE, window), Arena.P99_LIMIT, Map.of());
        Step crowded = Step.of(joined(busy), Arena.P99_LIMIT, Map.of());
        arena.say("round " + number + ", beside the crowd", beside);
        arena.say("round " + number + ", the crowd", crowded);
        return Pair.of(idle, beside, crowded);
    }

    private static Run joined(CompletableFuture<Run> run) {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The crowd could not be made", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the crowd is there", e);
        }
    }
}
