package io.sales.benchmark.order;

import io.sales.benchmark.load.Ladder;
import io.sales.benchmark.load.OpenLoop;
import io.sales.benchmark.load.Outcome;
import io.sales.benchmark.load.Run;
import io.sales.benchmark.load.Subject;
import io.sales.benchmark.load.WarmUp;
import io.sales.benchmark.plain.PlainSql;
import io.sales.benchmark.report.Reference;
import io.sales.benchmark.report.Step;
import io.sales.benchmark.shop.Customers;
import io.sales.benchmark.shop.Journal;
import io.sales.benchmark.shop.Shop;
import io.sales.benchmark.shop.SkuChoice;
import io.sales.benchmark.suite.Options;
import io.sales.benchmark.suite.Progress;
import io.sales.benchmark.system.CpuMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A system with its shop and the reference, running and filled, and how to measure them. */
final class Stage {

    /** An answer that takes longer is of no use to somebody who buys. */
    static final Duration P99_LIMIT = Duration.ofMillis(500);

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration LONGEST_LAP = Duration.ofSeconds(10);
    private static final int LEAST_LAPS = 6;
    private static final int LAPS_WITHOUT_GROWTH = 4;
    private static final double GROWTH = 1.05;

    private static final double BELOW = 4;
    private static final double FACTOR = 1.35;

    private final Options options;
    private final Progress progress;
    private final Site site;
    private final Shop shop;
    private final PlainSql plain;
    private final CpuMeter meter;
    private final int ladderSteps;
    private final Journal journal = new Journal();
    private final SplittableRandom random;

    Stage(Options options, Progress progress, Site site, Shop shop, PlainSql plain, CpuMeter meter, int ladderSteps) {
        this.options = options;
        this.progress = progress;
        this.site = site;
        this.shop = shop;
        this.plain = plain;
        this.meter = meter;
        this.ladderSteps = ladderSteps;
        this.random = new SplittableRandom(options.seed());
    }

    Options options() {
        return options;
    }

    Progress progress() {
        return progress;
    }

    Shop shop() {
        return shop;
    }

    Journal journal() {
        return journal;
    }

    Customers customers() {
        return new Customers(shop, journal, random());
    }

    Function<RandomGenerator, String> anySku() {
        var choice = SkuChoice.spread(shop.skus());
        return any -> SkuChoice.code(choice.next(any));
    }

    Function<RandomGenerator, String> hotSku() {
        return any -> SkuChoice.code(SkuChoice.HOT);
    }

    /** Has an order placed that the books to come do not count. */
    void original() {
        var uncounted = new Customers(shop, new Journal(), random());
        Outcome outcome =
                uncounted.placing(hotSku()).call().toCompletableFuture().join();
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("No order can be placed");
        }
    }

    /** Keeps a subject busy until it no longer does more from lap to lap, and returns how many calls per second it did. */
    double warmUp(Subject subject, double first, Duration limit) {
        if (limit.isZero()) {
            return first;
        }
        Duration lap = limit.dividedBy(LEAST_LAPS);
        lap = lap.compareTo(LONGEST_LAP) > 0 ? LONGEST_LAP : lap;
        double end = progress.seconds() + limit.toMillis() / 1_000.0;
        double best = 0;
        int still = 0;
        for (int laps = 0; (laps < LEAST_LAPS || still < LAPS_WITHOUT_GROWTH) && progress.seconds() < end; laps++) {
            shop.refresh();
            double achieved = WarmUp.lap(subject, lap, random().nextLong());
            still = achieved > best * GROWTH ? 0 : still + 1;
            best = Math.max(best, achieved);
            progress.say("warming up: %,.0f/s", achieved);
        }
        return Math.max(first, best);
    }

    void warmUpReference() {
        plain.run(PlainSql.CONNECTIONS, SkuChoice.spread(), options.step(), random().nextLong());
    }

    /** The whole curve around what a subject is expected to do. */
    Curve curve(Subject subject, double expected) {
        settle();
        var steps = new ArrayList<Step>();
        var ladder = new Ladder(expected / BELOW, FACTOR, ladderSteps, run -> run.isSustained(P99_LIMIT));
        List<Run> runs = ladder.climb(rate -> {
            Map<String, Double> before = meter.read();
            Run run = load(subject, rate, options.step());
            Step step = step(run, before);
            steps.add(step);
            say("offered", step);
            return run;
        });
        steps.sort(Comparator.comparingDouble(Step::offered));
        double sustained = ladder.best(runs).map(Run::offered).orElse(expected / BELOW);
        progress.say("sustained: %,.0f/s", sustained);
        return new Curve(steps, sustained);
    }

    /** Offers load, and nothing else runs. */
    Step offer(String what, Subject subject, double perSecond, Duration window) {
        Map<String, Double> before = meter.read();
        Step step = step(load(subject, perSecond, window), before);
        say(what, step);
        return step;
    }

    Reference reference(int connections, SkuChoice choice, Duration window) {
        Map<String, Double> before = meter.read();
        var reference = Reference.of(plain.run(connections, choice, window, random().nextLong()), meter.since(before));
        progress.say(
                "plain SQL, %d connections: %,.0f/s, p50 %.2f ms",
                connections, reference.achieved(), reference.latency().p50());
        return reference;
    }

    /** So that neither side of a round pays for what the other has changed. */
    void settle() {
        shop.refresh();
        site.settle();
    }

    /** A generator that no one else has, and that is the same in each run with this seed. */
    synchronized RandomGenerator random() {
        return random.split();
    }

    private Run load(Subject subject, double perSecond, Duration window) {
        shop.refresh();
        return new OpenLoop(options.arrivals(), options.outstanding() * options.instances(), PATIENCE)
                .run(subject, perSecond, window, random());
    }

    private Step step(Run run, Map<String, Double> before) {
        return Step.of(run, run.isSustained(P99_LIMIT), meter.since(before));
    }

    private void say(String what, Step step) {
        progress.say(
                "%s %,.0f/s: done %,.0f/s, p50 %.1f ms, p99 %.1f ms, refused %d, failed %d, not sent %d",
                what,
                step.offered(),
                step.achieved(),
                step.latency().p50(),
                step.latency().p99(),
                step.declined(),
                step.failed(),
                step.turnedAway());
    }

    /**
     * What a subject did at each rate.
     *
     * @param sustained calls per second, the most with next to nothing refused and an answer in time
     */
    record Curve(List<Step> steps, double sustained) {}
}
