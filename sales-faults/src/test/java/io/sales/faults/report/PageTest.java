package io.sales.faults.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.faults.check.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // made by JUnit
    private Path directory;

    @Test
    void eachResultIsKeptBesideTheOthersAndThePageHasAll() throws IOException {
        var page = new Page(directory);
        page.keep(result("kill", "h2", false, List.of()), "<svg/>");
        page.keep(result("kill", "postgres", false, List.of()), "<svg/>");

        String text = Files.readString(directory.resolve("README.md"));
        assertThat(text)
                .contains(
                        "| [Kill](#kill-h2) | h2 | 6 (50.0 %) | 1,000 | 4 |", "| [Kill](#kill-postgres) | postgres | 6")
                .contains(
                        "| 1.0 s / 2.0 s | 0.5 s / 0.6 s |",
                        "2 of 2 runs",
                        "| 2 of 2 |",
                        "seed 7",
                        "| order | 6 | 4 |");
        assertThat(directory.resolve("kill-h2.svg")).exists();
        assertThat(directory.resolve("kill-h2.json")).exists();
    }

    @Test
    void aLaterResultTakesThePlaceOfAnOlderOne() throws IOException {
        var page = new Page(directory);
        page.keep(result("kill", "h2", false, List.of(new Finding("ord_1", "is lost"))), "<svg/>");
        assertThat(Files.readString(directory.resolve("README.md"))).contains("**1**", "**ord_1** is lost");

        page.keep(result("kill", "h2", false, List.of()), "<svg/>");
        assertThat(Files.readString(directory.resolve("README.md"))).doesNotContain("**1**", "ord_1");
    }

    @Test
    void aControlHoldsIfItIsCaught() {
        assertThat(result("lazy", "h2", true, List.of()).holds()).isFalse();
        assertThat(result("lazy", "h2", true, List.of(new Finding("ord_1", "is lost")))
                        .holds())
                .isTrue();
    }

    private static FaultResult result(String fault, String database, boolean control, List<Finding> findings) {
        var run =
                new FaultResult.Run(database, 7, 25, "2026-01-01T00:00:00Z", 2.5, "abc", 2, "a processor", "a VM", 0.1);
        return new FaultResult(
                fault,
                "Kill",
                control,
                run,
                6,
                List.of(new TargetResult("order", 6, 4, new Spread(1_000, 2_000), new Spread(500, 600))),
                1_000,
                990,
                4,
                6,
                0,
                300,
                new Spread(1_000, 2_000),
                new Spread(500, 600),
                3,
                Map.of(),
                findings,
                List.of(new CheckResult("nothing is lost", 0, List.of(), "a loss", true)));
    }
}
