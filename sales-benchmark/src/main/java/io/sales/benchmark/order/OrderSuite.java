package io.sales.benchmark.order;

import io.sales.benchmark.hold.InventoryClient;
import io.sales.benchmark.plain.PlainOrders;
import io.sales.benchmark.plain.PlainSql;
import io.sales.benchmark.report.Result;
import io.sales.benchmark.shop.Shop;
import io.sales.benchmark.suite.Options;
import io.sales.benchmark.suite.Progress;
import io.sales.benchmark.suite.Suite;
import io.sales.benchmark.system.CpuMeter;
import io.sales.benchmark.system.DatabaseServer;
import io.sales.benchmark.system.Machine;
import io.sales.benchmark.system.ProviderProcess;
import io.sales.benchmark.system.RunningParts;
import io.sales.benchmark.system.SalesSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Orders per second of a whole system, over HTTP, in turns with plain SQL on its own database server. */
public final class OrderSuite implements Suite {

    /** No order expires while it is measured: the books are to be proved to the unit at the end. */
    private static final String HOLD_SECONDS = "86400";

    private static final String H2 = "h2";

    private final int customers;
    private final int ladderSteps;
    private final FlashScenario sale;

    public OrderSuite() {
        this(Shop.CUSTOMERS, 14, new FlashScenario(5_000, 500));
    }

    /**
     * One of another size.
     *
     * @param ladderSteps that the search for the highest rate takes at most
     */
    OrderSuite(int customers, int ladderSteps, FlashScenario sale) {
        this.customers = customers;
        this.ladderSteps = ladderSteps;
        this.sale = sale;
    }

    @Override
    public String name() {
        return OrderReport.NAME;
    }

    @Override
    public List<String> scenarios() {
        return Stream.concat(
                        RateScenario.ALL.stream().map(RateScenario::name),
                        Stream.of(FlashScenario.NAME, FloorScenario.NAME))
                .toList();
    }

    @Override
    public Duration warmUp() {
        return Duration.ofMinutes(3);
    }

    @Override
    public Result run(Options options, RunningParts parts, Progress progress) {
        return measure(options, parts, progress);
    }

    OrderReport measure(Options options, RunningParts parts, Progress progress) {
        var machine = Machine.look(options.root(), options.out());
        var ground = options.database().equals(H2) ? h2(options, parts, progress) : postgres(options, parts, progress);
        var stage = stage(options, ground, parts, progress);
        stage.warmUpReference();
        var before = BooksBefore.of(new Tables(ground.site()));
        List<Rates> rates = RateScenario.ALL.stream()
                .filter(scenario -> options.scenarios().contains(scenario.name()))
                .map(scenario -> scenario.run(stage))
                .toList();
        Flash flash = options.scenarios().contains(FlashScenario.NAME) ? sale.run(stage) : null;
        progress.say("proving the books");
        OrderBooks books = before.after(stage.journal(), stage.shop());
        List<Floor> floors =
                options.scenarios().contains(FloorScenario.NAME) ? floors(options, parts, stage) : List.of();
        return new OrderReport(
                Instant.now().toString(),
                progress.seconds() / 60,
                options.published(),
                machine,
                ground.site().description(),
                rates,
                flash,
                floors,
                books);
    }

    private static Ground postgres(Options options, RunningParts parts, Progress progress) {
        progress.say("starting PostgreSQL");
        var server = parts.start(() -> DatabaseServer.start(options.out().resolve("postgres")));
        var site = new PostgresSite(server);
        return new Ground(up(options, parts, progress, List.of(), site.settings()), site);
    }

    private static Ground h2(Options options, RunningParts parts, Progress progress) {
        var system = up(options, parts, progress, List.of("--db", H2), Map.of());
        return new Ground(system, new H2Site(system));
    }

    private static SalesSystem up(
            Options options,
            RunningParts parts,
            Progress progress,
            List<String> database,
            Map<String, String> settings) {
        progress.say("starting a system");
        var arguments = new ArrayList<>(database);
        arguments.addAll(List.of("--instances", Integer.toString(options.instances())));
        var all = new TreeMap<>(settings);
        all.put("SALES_HOLD_SECONDS", HOLD_SECONDS);
        return parts.start(() -> SalesSystem.up(options.root(), options.out().resolve("system"), arguments, all));
    }

    private Stage stage(Options options, Ground ground, RunningParts parts, Progress progress) {
        progress.say("filling the shelves");
        var shop = parts.start(() -> Shop.open(ground.system(), options.skus(), customers));
        var plain = parts.start(
                () -> new PlainSql(ground.site().reference(), ground.site().tables(), PlainOrders::new));
        var stage = new Stage(
                options,
                progress,
                ground.site(),
                shop,
                plain,
                CpuMeter.of(ground.system()).with("database", ground.site()::cpuTime),
                ladderSteps);
        if (options.orders() > 0) {
            stage.original();
            new StandingOrders(ground.site(), progress).add(options.orders(), options.skus());
        }
        return stage;
    }

    private static List<Floor> floors(Options options, RunningParts parts, Stage stage) {
        var server = parts.start(() -> DatabaseServer.start(options.out().resolve("floor")));
        String url = server.create("floor");
        var log = options.out().resolve("floor.log");
        var provider = parts.start(() -> ProviderProcess.start(options.root(), options.javaOptions(), url, log));
        provider.awaitReady();
        var client = parts.start(() -> new InventoryClient(List.of(provider.address())));
        return new FloorScenario(stage).run(client);
    }

    /** A system that is up, and where its data is. */
    private record Ground(SalesSystem system, Site site) {}
}
