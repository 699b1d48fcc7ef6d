package io.sales.benchmark.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.benchmark.load.Arrivals;
import io.sales.benchmark.report.Reference;
import io.sales.benchmark.report.Step;
import io.sales.benchmark.suite.Options;
import io.sales.benchmark.suite.Progress;
import io.sales.benchmark.system.RunningParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole benchmark, shortened: it shows that it works and that the books balance, and says nothing about speed. */
class OrderSuiteIT {

    private static final int SKUS = 20;
    private static final int STANDING = 500;
    private static final FlashScenario SALE = new FlashScenario(60, 20);

    @TempDir
    private static Path out;

    private static OrderReport report;

    @BeforeAll
    static void runIt() {
        var suite = new OrderSuite(3, 3, SALE);
        var options = new Options(
                Path.of(System.getProperty("sales.repository")),
                // What the others add to these is little, and a provider more to start.
                List.of("place", "reads", "mixed", "flash"),
                "postgres",
                Duration.ZERO,
                1,
                Duration.ofMillis(900),
                Duration.ofMillis(200),
                1,
                STANDING,
                SKUS,
                60,
                Arrivals.CONSTANT,
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                1,
                out);
        try (var parts = new RunningParts()) {
            report = suite.measure(options, parts, new Progress(System.out));
        }
    }

    @Test
    void nothingIsLostOrOversoldAndTheBooksBalance() {
        OrderBooks books = report.books();

        assertThat(books.placed()).isPositive().isEqualTo(books.rows());
        assertThat(books.paid()).isPositive().isEqualTo(books.charged());
        assertThat(books.reserved()).isEqualTo(books.placed() - books.cancelled());
        assertThat(books.oversold()).isZero();
        assertThat(books.lost()).isZero();
        assertThat(books.discrepancies()).isZero();
        assertThat(report.isRight()).isTrue();
    }

    @Test
    void measuresEveryKindOfLoad() {
        assertThat(report.rates()).extracting(Rates::name).containsExactly("place", "reads", "mixed");
        assertThat(report.rates()).allSatisfy(rates -> {
            assertThat(rates.steps()).isNotEmpty().allSatisfy(OrderSuiteIT::isComplete);
            assertThat(rates.rounds()).singleElement().satisfies(round -> {
                isComplete(round.full());
                isComplete(round.half());
                assertThat(round.full().cpuMillis())
                        .containsKeys("driver", "gateway", "order", "inventory", "payment", "database");
            });
        });
    }

    @Test
    void ordersTakeTurnsWithPlainSql() {
        Rates place = report.rates().get(0);

        assertThat(place.rounds().get(0).plain())
                .extracting(Reference::connections)
                .containsExactly(1, 8, 32);
        assertThat(place.ratio()).isPositive();
        assertThat(place.slowness()).isPositive();
    }

    @Test
    void namesTheRatiosThatAreAimedAt() {
        assertThat(report.ratios())
                .hasSize(4)
                .allSatisfy(ratio -> assertThat(ratio.value()).isPositive());
    }

    @Test
    void aFlashSaleSellsExactlyWhatThereIs() {
        Flash flash = Objects.requireNonNull(report.flash());

        assertThat(flash.isExact()).isTrue();
        assertThat(flash.rounds()).singleElement().satisfies(round -> {
            assertThat(round.sold()).isEqualTo(SALE.units());
            assertThat(round.refused()).isEqualTo(SALE.buyers() - SALE.units());
            assertThat(round.lastRefused()).isPositive();
        });
    }

    @Test
    void saysWhatItWasMeasuredOn() {
        assertThat(report.database())
                .containsEntry("fsync", "on")
                .containsEntry("synchronous_commit", "on")
                .containsKey("version");
        assertThat(report.options()).containsEntry("orders", STANDING).containsEntry("skus", SKUS);
    }

    @Test
    void writesItDown(@TempDir Path directory) {
        report.write(directory);

        assertThat(directory)
                .isDirectoryContaining("glob:**/orders.md")
                .isDirectoryContaining("glob:**/orders.json")
                .isDirectoryContaining("glob:**/orders-place.svg")
                .isDirectoryContaining("glob:**/orders-mixed.svg");
    }

    /** The figures of this very run, each changed a little. */
    @Test
    void seesResultsThatAreNotRight() {
        OrderBooks right = report.books();

        assertThat(withBooks(doctored(right, 1, 0, 0, 0)).isRight())
                .as("an order lost")
                .isFalse();
        assertThat(withBooks(doctored(right, 0, 1, 0, 0)).isRight())
                .as("a payment lost")
                .isFalse();
        assertThat(withBooks(doctored(right, 0, 0, 1, 0)).isRight())
                .as("a unit not kept")
                .isFalse();
        assertThat(withBooks(doctored(right, 0, 0, 0, 1)).isRight())
                .as("a discrepancy")
                .isFalse();
        assertThat(withBooks(doctored(right, 0, 0, 0, 0)).isRight())
                .as("the very same")
                .isTrue();
    }

    private static OrderBooks doctored(OrderBooks books, int order, int payment, int unit, int discrepancy) {
        return new OrderBooks(
                books.placed(),
                books.paid(),
                books.cancelled(),
                books.rows() - order,
                books.charged() - payment,
                books.reserved() - unit,
                books.missing(),
                books.discrepancies() + discrepancy,
                Map.of());
    }

    private static OrderReport withBooks(OrderBooks books) {
        return new OrderReport(
                report.measuredAt(),
                report.minutes(),
                report.options(),
                report.machine(),
                report.database(),
                report.rates(),
                report.flash(),
                report.floors(),
                books);
    }

    private static void isComplete(Step step) {
        assertThat(step.turnedAway() + step.done() + step.declined() + step.failed())
                .isEqualTo(step.arrivals());
        assertThat(step.latency().p50()).isLessThanOrEqualTo(step.latency().p99());
        assertThat(step.latency().p99()).isLessThanOrEqualTo(step.latency().max());
    }
}
