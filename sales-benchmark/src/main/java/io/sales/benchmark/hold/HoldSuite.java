package io.sales.benchmark.hold;

import io.sales.benchmark.plain.PlainHolds;
import io.sales.benchmark.plain.PlainSql;
import io.sales.benchmark.report.Cold;
import io.sales.benchmark.report.Report;
import io.sales.benchmark.report.ReportFiles;
import io.sales.benchmark.report.Result;
import io.sales.benchmark.report.Scenario;
import io.sales.benchmark.report.SoldOut;
import io.sales.benchmark.suite.Options;
import io.sales.benchmark.suite.Progress;
import io.sales.benchmark.suite.Suite;
import io.sales.benchmark.system.CpuMeter;
import io.sales.benchmark.system.CpuTime;
import io.sales.benchmark.system.DatabaseServer;
import io.sales.benchmark.system.Machine;
import io.sales.benchmark.system.ProviderProcess;
import io.sales.benchmark.system.RunningParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Holds per second through the inventory provider on PostgreSQL, beside plain SQL on the same server. */
public final class HoldSuite implements Suite {

    @Override
    public String name() {
        return "holds";
    }

    @Override
    public List<String> scenarios() {
        return Stream.concat(
                        HoldScenario.ALL.stream().map(HoldScenario::name),
                        Stream.of(ColdScenario.NAME, SoldOutScenario.NAME))
                .toList();
    }

    @Override
    public Result run(Options options, RunningParts parts, Progress progress) {
        return new ReportFiles(measure(options, parts, progress));
    }

    Report measure(Options options, RunningParts parts, Progress progress) {
        progress.say("starting PostgreSQL");
        var machine = Machine.look(options.root(), options.out());
        var server = parts.start(() -> DatabaseServer.start(options.out().resolve("postgres")));
        var arena = arena(options, server, parts, progress);
        arena.warmUp();
        var rates = new RateScenario(arena);
        List<Scenario> scenarios = HoldScenario.ALL.stream()
                .filter(scenario -> options.scenarios().contains(scenario.name()))
                .map(rates::run)
                .toList();
        Cold cold = options.scenarios().contains(ColdScenario.NAME) ? new ColdScenario(arena).run() : null;
        SoldOut soldOut = options.scenarios().contains(SoldOutScenario.NAME) ? new SoldOutScenario(arena).run() : null;
        var database = new TreeMap<>(server.settings());
        database.put("version", server.version());
        return new Report(
                name(),
                Instant.now().toString(),
                progress.seconds() / 60,
                options.published(),
                machine,
                database,
                scenarios,
                cold,
                soldOut);
    }

    private static Arena arena(Options options, DatabaseServer server, RunningParts parts, Progress progress) {
        String url = server.create("sales_inventory");
        progress.say("starting %d inventory provider(s)", options.instances());
        var providers = new ArrayList<ProviderProcess>();
        for (int number = 1; number <= options.instances(); number++) {
            var log = options.out().resolve("inventory-" + number + ".log");
            providers.add(parts.start(() -> ProviderProcess.start(options.root(), options.javaOptions(), url, log)));
        }
        providers.forEach(ProviderProcess::awaitReady);
        List<String> addresses =
                providers.stream().map(ProviderProcess::address).toList();
        var client = parts.start(() -> new InventoryClient(addresses));
        var warehouse = new Warehouse(client, DatabaseServer.withLogin(url));
        progress.say("filling the shelves");
        warehouse.fill();
        String reference = DatabaseServer.withLogin(server.create("plain")) + "&prepareThreshold=1";
        var plain = parts.start(() -> new PlainSql(reference, List.of(PlainHolds.TABLES), PlainHolds::new));
        return new Arena(options, progress, server, client, warehouse, plain, meter(server, providers));
    }

    private static CpuMeter meter(DatabaseServer server, List<ProviderProcess> providers) {
        Map<String, Supplier<CpuTime>> parts = new LinkedHashMap<>();
        parts.put("driver", () -> CpuTime.ofProcess(ProcessHandle.current().pid()));
        parts.put(
                "provider",
                () -> new CpuTime(providers.stream()
                        .map(ProviderProcess::cpuTime)
                        .mapToDouble(CpuTime::seconds)
                        .sum()));
        parts.put("postgres", server::cpuTime);
        return new CpuMeter(parts);
    }
}
