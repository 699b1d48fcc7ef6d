package io.sales.benchmark.hold;

import io.sales.benchmark.load.OpenLoop;
import io.sales.benchmark.load.Run;
import io.sales.benchmark.load.Subject;
import io.sales.benchmark.plain.PlainSql;
import io.sales.benchmark.report.Books;
import io.sales.benchmark.report.Reference;
import io.sales.benchmark.report.Step;
import io.sales.benchmark.shop.SkuChoice;
import io.sales.benchmark.suite.Options;
import io.sales.benchmark.suite.Progress;
import io.sales.benchmark.system.CpuMeter;
import io.sales.benchmark.system.DatabaseServer;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Providers, database and reference, running and filled, and how to measure them. */
final class Arena {

    /** An answer that takes longer is of no use to the order provider, whose own caller waits too. */
    static final Duration P99_LIMIT = Duration.ofMillis(500);

    private static final Duration PATIENCE = Duration.ofMillis(5 * InventoryClient.HOLD_MS);
    private static final double WARM_UP_RATE = 1_000;
    private static final int REFERENCE_WARMS_UP_FASTER = 5;

    private final Options options;
    private final Progress progress;
    private final DatabaseServer server;
    private final InventoryClient client;
    private final Warehouse warehouse;
    private final PlainSql plain;
    private final CpuMeter meter;
    private final SplittableRandom random;

    Arena(
            Options options,
            Progress progress,
            DatabaseServer server,
            InventoryClient client,
            Warehouse warehouse,
            PlainSql plain,
            CpuMeter meter) {
        this.options = options;
        this.progress = progress;
        this.server = server;
        this.client = client;
        this.warehouse = warehouse;
        this.plain = plain;
        this.meter = meter;
        this.random = new SplittableRandom(options.seed());
    }

    Options options() {
        return options;
    }

    Progress progress() {
        return progress;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    Subject holds(SkuChoice choice, Promises promises) {
        return new HoldSubject(client, random -> SkuChoice.code(choice.next(random)), promises, random());
    }

    Subject holdsOf(String sku, Promises promises) {
        return new HoldSubject(client, random -> sku, promises, random());
    }

    /** Keeps both sides busy until the compilers are through with most of it. */
    void warmUp() {
        Duration time = options.warmUp();
        if (time.isZero()) {
            return;
        }
        progress.say("warming up for %.0f s", time.toMillis() / 1_000.0);
        plain.run(
                PlainSql.CONNECTIONS,
                SkuChoice.spread(),
                time.dividedBy(REFERENCE_WARMS_UP_FASTER),
                random().nextLong());
        load(holds(SkuChoice.spread(), new Promises()), WARM_UP_RATE, time.dividedBy(2));
        settle();
        load(holds(SkuChoice.spread(), new Promises()), WARM_UP_RATE, time.dividedBy(2));
    }

    /** Offers load, and nothing else runs. */
    Step offer(Subject subject, double perSecond, Duration window) {
        Map<String, Double> before = meter.read();
        Run run = load(subject, perSecond, window);
        return Step.of(run, P99_LIMIT, meter.since(before));
    }

    Run load(Subject subject, double perSecond, Duration window) {
        var loop = new OpenLoop(options.arrivals(), options.outstanding() * options.instances(), PATIENCE);
        return loop.run(subject, perSecond, window, random());
    }

    Map<String, Double> cpu() {
        return meter.read();
    }

    Map<String, Double> since(Map<String, Double> before) {
        return meter.since(before);
    }

    Reference reference(SkuChoice choice, Duration window) {
        Map<String, Double> before = meter.read();
        var pace = plain.run(PlainSql.CONNECTIONS, choice, window, random().nextLong());
        return Reference.of(pace, meter.since(before));
    }

    /** So that neither side of a round pays for what the other has changed. */
    void settle() {
        server.settle();
    }

    /** Tells what came of a step. */
    void say(String what, Step step) {
        progress.say(
                "%s %,.0f/s: achieved %,.0f/s, p50 %.1f ms, p99 %.1f ms, turned away %.1f %%, failed %d",
                what,
                step.offered(),
                step.achieved(),
                step.latency().p50(),
                step.latency().p99(),
                100 * step.turnedAwayShare(),
                step.failed());
    }

    /** Runs a scenario, and proves the books for what it did. */
    <T> Audited<T> audited(Audit<T> scenario) {
        var promises = new Promises();
        long held = warehouse.held();
        long reserved = warehouse.reserved();
        T result = scenario.run(promises);
        promises.clearUp(client);
        progress.say("proving the books");
        var books = Books.of(
                promises.granted(),
                promises.declined(),
                warehouse.held() - held,
                warehouse.reserved() - reserved,
                warehouse.missing(),
                warehouse.reconcile(),
                promises.failures());
        return new Audited<>(result, books);
    }

    /** A generator that no one else has, and that is the same in each run with this seed. */
    private synchronized RandomGenerator random() {
        return random.split();
    }

    interface Audit<T> {

        T run(Promises promises);
    }

    record Audited<T>(T result, Books books) {}
}
