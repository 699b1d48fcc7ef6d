package io.sales.benchmark.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.benchmark.load.Arrivals;
import io.sales.benchmark.report.Books;
import io.sales.benchmark.report.Cold;
import io.sales.benchmark.report.Report;
import io.sales.benchmark.report.ReportFiles;
import io.sales.benchmark.report.Scenario;
import io.sales.benchmark.report.SoldOut;
import io.sales.benchmark.report.Step;
import io.sales.benchmark.shop.SkuChoice;
import io.sales.benchmark.suite.Options;
import io.sales.benchmark.suite.Progress;
import io.sales.benchmark.system.RunningParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole benchmark, shortened: it shows that it works and that the books balance, and says nothing about speed. */
class HoldSuiteIT {

    @TempDir
    private static Path out;

    private static Report report;

    @BeforeAll
    static void runIt() {
        var suite = new HoldSuite();
        var options = new Options(
                Path.of(System.getProperty("sales.repository")),
                suite.scenarios(),
                "postgres",
                Duration.ofSeconds(1),
                1,
                Duration.ofSeconds(1),
                Duration.ofMillis(300),
                1,
                0,
                SkuChoice.SKUS,
                60,
                Arrivals.POISSON,
                // It runs for seconds: what the second compiler does would come too late.
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                1,
                out);
        try (var parts = new RunningParts()) {
            report = suite.measure(options, parts, new Progress(System.out));
        }
    }

    @Test
    void nothingIsOversoldAndTheBooksBalance() {
        assertThat(report.booksBalance()).isTrue();
        assertThat(books()).hasSize(5).allSatisfy(books -> {
            assertThat(books.granted()).isPositive().isEqualTo(books.held());
            assertThat(books.oversold()).isZero();
            assertThat(books.skus()).isGreaterThanOrEqualTo(SkuChoice.SKUS);
            assertThat(books.movements()).isGreaterThan(books.granted());
        });
    }

    @Test
    void measuresEveryScenarioBesideTheReference() {
        assertThat(report.scenarios()).extracting(Scenario::name).containsExactly("spread", "hot", "mixed");
        assertThat(report.scenarios()).allSatisfy(scenario -> {
            assertThat(scenario.steps()).isNotEmpty().allSatisfy(HoldSuiteIT::isComplete);
            assertThat(scenario.capacity()).isPositive();
            assertThat(scenario.rounds()).singleElement().satisfies(round -> {
                assertThat(round.reference().done()).isPositive();
                assertThat(round.ratio()).isPositive();
                isComplete(round.system());
                assertThat(round.system().cpuMillis()).containsOnlyKeys("driver", "provider", "postgres");
            });
        });
    }

    @Test
    void measuresOthersBesideACrowd() {
        Cold cold = Objects.requireNonNull(report.cold());

        assertThat(cold.rounds()).singleElement().satisfies(pair -> {
            isComplete(pair.idle());
            isComplete(pair.busy());
            assertThat(pair.crowd().done()).isPositive();
        });
        assertThat(cold.ratio()).isPositive();
    }

    @Test
    void sellsOutToTheLastUnitAndNoFurther() {
        SoldOut soldOut = Objects.requireNonNull(report.soldOut());

        assertThat(soldOut.books().granted()).isEqualTo(soldOut.stock());
        assertThat(soldOut.books().declined()).isPositive();
    }

    @Test
    void saysWhatItWasMeasuredOn() {
        assertThat(report.database())
                .containsEntry("fsync", "on")
                .containsEntry("synchronous_commit", "on")
                .containsKey("version");
        assertThat(report.machine().cores()).isPositive();
        assertThat(report.machine().syncMillis()).isPositive();
        assertThat(report.options()).containsEntry("seed", 1L);
    }

    @Test
    void writesItDown(@TempDir Path directory) {
        new ReportFiles(report).write(directory);

        assertThat(directory)
                .isDirectoryContaining("glob:**/holds.md")
                .isDirectoryContaining("glob:**/holds.json")
                .isDirectoryContaining("glob:**/holds-mixed.svg");
    }

    @Test
    void leavesNothingRunning() {
        assertThat(ProcessHandle.current().descendants().map(HoldSuiteIT::commandLine))
                .noneMatch(command -> command.contains("sales-inventory-provider") || command.contains("postgres"));
    }

    private static Stream<Books> books() {
        return Stream.concat(
                report.scenarios().stream().map(Scenario::books),
                Stream.of(
                        Objects.requireNonNull(report.cold()).books(),
                        Objects.requireNonNull(report.soldOut()).books()));
    }

    private static void isComplete(Step step) {
        assertThat(step.done()).isPositive();
        assertThat(step.turnedAway() + step.done() + step.declined() + step.failed())
                .isEqualTo(step.arrivals());
        assertThat(step.latency().p50())
                .isPositive()
                .isLessThanOrEqualTo(step.latency().p99());
        assertThat(step.latency().p99()).isLessThanOrEqualTo(step.latency().max());
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
