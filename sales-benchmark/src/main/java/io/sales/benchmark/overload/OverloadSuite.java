package io.sales.benchmark.overload;

import io.sales.benchmark.load.Ladder;
import io.sales.benchmark.load.OpenLoop;
import io.sales.benchmark.load.Run;
import io.sales.benchmark.load.Subject;
import io.sales.benchmark.load.WarmUp;
import io.sales.benchmark.overload.OverloadResult.Books;
import io.sales.benchmark.overload.OverloadResult.Round;
import io.sales.benchmark.overload.OverloadResult.Slow;
import io.sales.benchmark.report.Result;
import io.sales.benchmark.shop.Customers;
import io.sales.benchmark.shop.Journal;
import io.sales.benchmark.shop.Shop;
import io.sales.benchmark.shop.SkuChoice;
import io.sales.benchmark.suite.Options;
import io.sales.benchmark.suite.Progress;
import io.sales.benchmark.suite.Suite;
import io.sales.benchmark.system.CpuMeter;
import io.sales.benchmark.system.Machine;
import io.sales.benchmark.system.RunningParts;
import io.sales.benchmark.system.SalesSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Five times as many orders as a whole system can place, and two thousand clients who never finish their requests, over HTTP,
 * with every limit on and, as a control, without those that are about overload.
 */
public final class OverloadSuite implements Suite {

    private static final String CROWD = "crowd";
    private static final String SLOW = "slow";

    private static final double FIRST = 40;
    private static final double FACTOR = 1.4;
    private static final int MAX_STEPS = 12;
    private static final Duration P99_LIMIT = Duration.ofMillis(500);
    private static final double COMFORTABLE = 0.7;
    private static final double TWICE = 2;
    private static final double OVERLOAD = 5;
    private static final double QUIET = 0.3;

    /** So that refusing is as warm as serving. */
    private static final double REFUSING = 1_500;

    private static final Duration REFUSING_TIME = Duration.ofSeconds(30);
    private static final int SLOW_CLIENTS = 2_000;
    private static final int SKUS = 200;

    /** As many as would stand in line in front of a system without limits. */
    private static final int MAX_OUTSTANDING = 4_000;

    /** Longer than any request may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final List<String> POSTGRES = List.of("--db", "postgres", "--instances", "1");

    /** The gateway's limit of calls at its highest, and fixed. */
    private static final Map<String, String> UNLIMITED = Map.of(
            "SALES_CALLS_ADAPTIVE", "false", "SALES_CALLS_UNDER_WAY", "150", "SALES_CALLS_BREAK_CIRCUITS", "false");

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public List<String> scenarios() {
        return List.of(CROWD, SLOW);
    }

    @Override
    public Duration warmUp() {
        return Duration.ofMinutes(4);
    }

    @Override
    public Result run(Options options, RunningParts parts, Progress progress) {
        var machine = Machine.look(options.root(), options.out());
        progress.say("starting a system");
        var system =
                parts.start(() -> SalesSystem.up(options.root(), options.out().resolve("limited"), POSTGRES, Map.of()));
        var site = new Site(options, progress, open(parts, system), CpuMeter.of(system));
        site.warmUp();
        double capacity = site.capacity();
        List<Round> rounds = options.scenarios().contains(CROWD) ? site.rounds(capacity) : List.of();
        List<Slow> slow = options.scenarios().contains(SLOW)
                ? List.of(
                        site.slow("headers", capacity, count -> SlowClients.withHeaders(system.port(), count)),
                        site.slow("bodies", capacity, count -> SlowClients.withBodies(system.port(), count)))
                : List.of();
        Books books = site.books();
        system.close();
        Window control = options.scenarios().contains(CROWD) ? control(options, parts, progress, capacity) : null;
        return new OverloadResult(
                Instant.now().toString(),
                progress.seconds() / 60,
                options.published(),
                machine,
                capacity,
                rounds,
                slow,
                control,
                books);
    }

    private static Window control(Options options, RunningParts parts, Progress progress, double capacity) {
        progress.say("the control: starting a system without those limits");
        var system = parts.start(
                () -> SalesSystem.up(options.root(), options.out().resolve("unlimited"), POSTGRES, UNLIMITED));
        var site = new Site(options, progress, open(parts, system), CpuMeter.of(system));
        site.warmUp();
        return site.offer("without limits", capacity * OVERLOAD);
    }

    private static Shop open(RunningParts parts, SalesSystem system) {
        return parts.start(() -> Shop.open(system, SKUS, Shop.CUSTOMERS));
    }

    /** A window of load, as it was and as it is published. */
    private record Loaded(Run run, Window window) {}

    /** A shop, and load for it. */
    private static final class Site {

        private final Options options;
        private final Progress progress;
        private final Shop shop;
        private final CpuMeter meter;
        private final SplittableRandom random;
        private final Journal journal = new Journal();
        private final Subject orders;
        private long heldBefore;
        private long placed;
        private long unknown;

        Site(Options options, Progress progress, Shop shop, CpuMeter meter) {
            this.options = options;
            this.progress = progress;
            this.shop = shop;
            this.meter = meter;
            this.random = new SplittableRandom(options.seed());
            this.orders = new Customers(shop, journal, random.split())
                    .placing(any -> SkuChoice.code(SkuChoice.spread(SKUS).next(any)));
        }

        void warmUp() {
            progress.say("warming up");
            progress.say("warming up: %,.0f/s", WarmUp.lap(orders, options.warmUp(), random.nextLong()));
            heldBefore = shop.reserved();
            load("warming up refusals", REFUSING, REFUSING_TIME);
        }

        double capacity() {
            var ladder = new Ladder(FIRST, FACTOR, MAX_STEPS, P99_LIMIT);
            double capacity = Ladder.capacity(
                    ladder.climb(rate -> load("offered", rate, options.step()).run()));
            progress.say("capacity: %,.0f orders/s", capacity);
            return capacity;
        }

        List<Round> rounds(double capacity) {
            var rounds = new ArrayList<Round>();
            for (int number = 1; number <= options.rounds(); number++) {
                rounds.add(new Round(
                        offer("comfortable", capacity * COMFORTABLE),
                        offer("twice the capacity", capacity * TWICE),
                        offer("overload", capacity * OVERLOAD)));
            }
            return rounds;
        }

        Slow slow(String part, double capacity, IntFunction<SlowClients> clients) {
            Window alone = offer("alone", capacity * QUIET);
            try (var slow = clients.apply(SLOW_CLIENTS)) {
                Window beside = offer("beside slow " + part, capacity * QUIET);
                return new Slow(part, SLOW_CLIENTS, alone, beside, slow.reopened());
            }
        }

        Window offer(String what, double perSecond) {
            return load(what, perSecond, options.window()).window();
        }

        private Loaded load(String what, double perSecond, Duration time) {
            var loop = new OpenLoop(options.arrivals(), MAX_OUTSTANDING, PATIENCE);
            Map<String, Double> before = meter.read();
            Run run = loop.run(orders, perSecond, time, random.split());
            placed += run.done();
            unknown += run.failed();
            var window = Window.of(run, time, meter.since(before));
            say(what, window);
            return new Loaded(run, window);
        }

        /** Each order holds one unit. */
        Books books() {
            return new Books(
                    placed,
                    unknown,
                    shop.reserved() - heldBefore,
                    shop.reconcile().path("discrepancies").size());
        }

        private void say(String what, Window window) {
            progress.say(
                    "%s %,.0f/s: placed %,.0f/s, p99 %.0f ms; refused %,d, p99 %.0f ms; failed %d, not sent %d; so far %s",
                    what,
                    window.offered(),
                    window.placed(),
                    window.latencyOfPlaced().p99(),
                    window.refused(),
                    window.latencyOfRefused().p99(),
                    window.failed(),
                    window.turnedAway(),
                    journal.failures());
        }
    }
}
