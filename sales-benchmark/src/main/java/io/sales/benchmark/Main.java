package io.sales.benchmark;

import io.sales.benchmark.hold.HoldSuite;
import io.sales.benchmark.load.Arrivals;
import io.sales.benchmark.suite.Options;
import io.sales.benchmark.suite.Progress;
import io.sales.benchmark.system.RunningParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

public final class Main {
    private Main() {}

    public static void main(String[] line) throws Exception {
        Path root = Path.of(System.getProperty("sales.root", "")).toAbsolutePath();
        Path out = root.resolve("sales-benchmark/target/benchmark");
        Files.createDirectories(out);
        var options = new Options(
                root,
                List.of(line[0].split(",")),
                Integer.getInteger("rounds", 3),
                Duration.ofMillis(Integer.getInteger("window", 8000)),
                Duration.ofMillis(Integer.getInteger("step", 2500)),
                Integer.getInteger("instances", 1),
                Integer.getInteger("outstanding", 60),
                Arrivals.POISSON,
                List.of(System.getProperty("javaOptions", "-Xmx512m").split(" ")),
                1,
                out);
        var parts = new RunningParts();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
        try (parts) {
            var report = new HoldSuite().run(options, parts, new Progress(System.out));
            System.out.println(
                    report.scenarios().stream().map(s -> s.name() + s.books()).toList());
            System.out.println(report.machine() + " " + report.database());
        }
    }
}
