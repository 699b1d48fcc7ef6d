package io.sales.benchmark.hold;

import io.sales.api.stock.ReconciliationView;
import io.sales.benchmark.load.OpenLoop;
import io.sales.benchmark.load.Run;
import io.sales.benchmark.load.Subject;
import io.sales.benchmark.report.Books;
import io.sales.benchmark.report.Reference;
import io.sales.benchmark.report.Step;
import io.sales.benchmark.suite.Options;
import io.sales.benchmark.suite.Progress;
import io.sales.benchmark.system.CpuMeter;
import io.sales.benchmark.system.DatabaseServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Providers, database and reference, running and filled, and how to measure them. */
final class Arena {

    /** An answer that takes longer is of no use to the order provider, whose own caller waits too. */
    static final Duration P99_LIMIT = Duration.ofMillis(500);

    private static final Duration PATIENCE = Duration.ofMillis(5 * InventoryClient.HOLD_MS);
    private static final int DISCREPANCIES_SHOWN = 10;

    private final Options options;
    private final Progress progress;
    private final DatabaseServer server;
    private final InventoryClient client;
    private final Warehouse warehouse;
    private final PlainHolds plain;
    private final CpuMeter meter;
    private final SplittableRandom random;

    Arena(
            Options options,
            Progress progress,
            DatabaseServer server,
            InventoryClient client,
            Warehouse warehouse,
            PlainHolds plain,
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
        return new HoldSubject(client, choice, promises, random());
    }

    /** Offers load, and nothing else runs. */
    Step offer(Subject subject, double perSecond, Duration window) {
        Map<String, Double> before = meter.read();
        Run run = load(subject, perSecond, window);
        return Step.of(run, P99_LIMIT, since(before));
    }

    Run load(Subject subject, double perSecond, Duration window) {
        var loop = new OpenLoop(options.arrivals(), options.outstanding() * options.instances(), PATIENCE);
        return loop.run(subject, perSecond, window, random());
    }

    Map<String, Double> cpu() {
        return meter.read();
    }

    Map<String, Double> since(Map<String, Double> before) {
        var used = new LinkedHashMap<String, Double>();
        meter.read().forEach((part, seconds) -> used.put(part, seconds - before.getOrDefault(part, 0.0)));
        return used;
    }

    Reference reference(SkuChoice choice, Duration window) {
        Map<String, Double> before = meter.read();
        long done = plain.run(choice, window, random().nextLong());
        return Reference.of(window.toMillis() / 1_000.0, done, since(before));
    }

    /** So that neither side of a round writes out what the other has changed. */
    void settle() {
        server.checkpoint();
    }

    /** Runs a scenario, and proves the books for what it did. */
    <T> Audited<T> audited(Audit<T> scenario) {
        var promises = new Promises();
        long held = warehouse.held();
        long reserved = warehouse.reserved();
        T result = scenario.run(promises);
        promises.clearUp(client);
        progress.say("proving the books");
        long heldNow = warehouse.held() - held;
        long missing = warehouse.missing();
        ReconciliationView proof = warehouse.reconcile();
        return new Audited<>(
                result,
                new Books(
                        promises.granted(),
                        promises.declined(),
                        heldNow,
                        warehouse.reserved() - reserved,
                        Math.max(0, promises.granted() - heldNow) + missing,
                        proof.skus(),
                        proof.movements(),
                        proof.discrepancies().stream()
                                .limit(DISCREPANCIES_SHOWN)
                                .map(Object::toString)
                                .toList(),
                        promises.failures()));
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
