package io.sales.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales.api.stock.ReconciliationView;
import io.sales.api.stock.ReconciliationView.Discrepancy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final ReconciliationView PROOF = new ReconciliationView(1_000, 6_000, List.of());

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(Median.of(List.of(9.0, 1.0, 3.0))).isEqualTo(3);
        assertThat(Median.of(List.of(4.0, 1.0, 3.0, 9.0))).isEqualTo(3.5);
        assertThat(Median.of(List.of())).isZero();
    }

    @Test
    void aRatioIsOfTheSameRound() {
        assertThat(Reports.round(2_000, 500).ratio()).isCloseTo(0.25, within(1e-9));
        assertThat(Reports.scenario("a", "b", Reports.BALANCED).medianRatio()).isCloseTo(0.6, within(1e-9));
    }

    /** Granted, held by the levels, held by the reservations, held and not there. */
    @ParameterizedTest
    @CsvSource({
        "10, 10, 10, 0, true, 0",
        "11, 10, 10, 0, false, 1",
        "10, 11, 11, 0, false, 0",
        "10, 10, 9, 0, false, 0",
        "10, 10, 10, 2, false, 2"
    })
    void theBooksBalanceOnlyIfAllSayTheSame(
            long granted, long held, long reserved, long missing, boolean balance, long oversold) {
        var books = Books.of(granted, 0, held, reserved, missing, PROOF, Map.of());

        assertThat(books.balance()).isEqualTo(balance);
        assertThat(books.oversold()).isEqualTo(oversold);
    }

    @Test
    void aDiscrepancyIsShownAndUnbalancesTheBooks() {
        var proof = new ReconciliationView(1, 2, List.of(new Discrepancy("A", "level-equals-last-balance", "1, 2")));
        var books = Books.of(10, 0, 10, 10, 0, proof, Map.of());

        assertThat(books.balance()).isFalse();
        assertThat(books.discrepancies()).singleElement().asString().contains("level-equals-last-balance");
    }

    @Test
    void oneScenarioThatDoesNotBalanceIsEnough() {
        var broken = Books.of(11, 0, 10, 10, 0, PROOF, Map.of());

        assertThat(Reports.report(Reports.scenario("a", "b", Reports.BALANCED)).booksBalance())
                .isTrue();
        assertThat(Reports.report(Reports.scenario("a", "b", Reports.BALANCED), Reports.scenario("c", "d", broken))
                        .booksBalance())
                .isFalse();
    }

    @Test
    void theTablesTellEverything() {
        String text =
                new MarkdownTables(Reports.report(Reports.scenario("hot", "one hot SKU", Reports.BALANCED))).text();

        assertThat(text)
                .contains("| hot: one hot SKU | 1,000, 1,400, 1,200 | 2,000, 2,000, 2,000 | 0.50, 0.70, 0.60 "
                        + "| **0.60** | 1,210 | 5,000 = 5,000 | 0 | 0 |")
                .contains("| 2.0 ms | 10.0 ms | 4.0 ms | 25.0 ms | 2.50 | 0 | 1,200 |")
                .contains("| hot | 0.10 | 0.50 | 0.70 | 0.10 | 0.30 |")
                .contains("| 2,000 | 1,210 | 45.0 ms | 182.5 ms | 320.0 ms | 320.0 ms | 39.5 % | 0 | no |")
                .contains("1,600 units", "commit abc123", "PostgreSQL 17", "seed 1", "(holds-hot.svg)");
    }

    @Test
    void theTablesShowBooksThatDoNotBalance() {
        var broken = Books.of(11, 0, 10, 10, 0, PROOF, Map.of("timeout", 3L));
        String text = new MarkdownTables(Reports.report(Reports.scenario("hot", "one hot SKU", broken))).text();

        assertThat(text).contains("| 11 ≠ 10 | 1 | 0 |").contains("timeout 3");
    }

    @Test
    void theTablesReadTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        var scenario = Reports.scenario("hot", "one hot SKU", Reports.BALANCED);
        String text = new MarkdownTables(Reports.report(scenario)).text();
        String svg = LatencyCurve.of(scenario).svg();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new MarkdownTables(Reports.report(scenario)).text()).isEqualTo(text);
            assertThat(LatencyCurve.of(scenario).svg()).isEqualTo(svg);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void writesTablesFiguresAndCurves(@TempDir Path directory) throws Exception {
        var report = Reports.report(
                Reports.scenario("hot", "one hot SKU", Reports.BALANCED),
                Reports.scenario("spread", "all alike", Reports.BALANCED));

        new ReportFiles(report).write(directory);

        assertThat(directory)
                .isDirectoryContaining("glob:**holds.md")
                .isDirectoryContaining("glob:**holds-hot.svg")
                .isDirectoryContaining("glob:**holds-spread.svg");
        var json = JsonMapper.shared().readTree(Files.readString(directory.resolve("holds.json")));
        assertThat(json.at("/scenarios/0/rounds/1/ratio").asDouble()).isCloseTo(0.7, within(1e-9));
        assertThat(json.at("/scenarios/1/steps/2/latency/p99").asDouble()).isEqualTo(320);
        assertThat(json.at("/machine/commit").asString()).isEqualTo("abc123");
        assertThat(json.at("/soldOut/books/oversold").asInt(-1)).isZero();
    }
}
