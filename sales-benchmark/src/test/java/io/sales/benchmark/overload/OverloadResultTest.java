package io.sales.benchmark.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.benchmark.load.Percentiles;
import io.sales.benchmark.overload.OverloadResult.Books;
import io.sales.benchmark.overload.OverloadResult.Round;
import io.sales.benchmark.overload.OverloadResult.Slow;
import io.sales.benchmark.system.Machine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverloadResultTest {

    private static final Machine MACHINE =
            new Machine(2, "Some processor", 4_096, "Linux 6", "Some JVM 17", "abc123", 0.25, "ext4", 0.2, true);

    private static final Books BALANCED = new Books(1_000, 0, 1_000, 0);

    @Test
    void tellsTheMediansOfTheRounds() {
        var result = result(List.of(round(90, 180, 80, 40), round(95, 500, 100, 30), round(80, 300, 95, 20)), BALANCED);

        assertThat(result.text())
                .contains("| twice the capacity | 90 % | 3.0 | 30 ms |")
                .contains("| five times | 95 % | 1.0 | 30 ms |")
                .contains("| processors kept busy by | driver |")
                .contains("| twice the capacity | 0.50 |")
                .contains("shared by sessions (autogroup)");
    }

    @Test
    void tellsWhatSlowClientsCostOthers() {
        var result = result(List.of(), BALANCED);

        assertThat(result.text())
                .contains("| 2,000 clients with endless headers | 30/s | 100.0 ms | 150.0 ms | 1.5 | 7 |");
    }

    @Test
    void isRightWhenEveryConfirmedOrderIsHeldAndNoOtherButUnknownOnes() {
        assertThat(result(List.of(), BALANCED).isRight()).isTrue();
        assertThat(result(List.of(), new Books(1_000, 5, 1_003, 0)).isRight()).isTrue();
        assertThat(result(List.of(), new Books(1_000, 5, 999, 0)).isRight()).isFalse();
        assertThat(result(List.of(), new Books(1_000, 5, 1_006, 0)).isRight()).isFalse();
        assertThat(result(List.of(), new Books(1_000, 0, 1_000, 1)).isRight()).isFalse();
    }

    private static OverloadResult result(List<Round> rounds, Books books) {
        var slow = new Slow("headers", 2_000, window(30, 30, 100, 0), window(30, 30, 150, 0), 7);
        return new OverloadResult(
                "2026-11-22T00:00:00Z", 10, Map.of(), MACHINE, 100, rounds, List.of(slow), null, books);
    }

    private static Round round(double twice, double p99OfTwice, double overload, double p99OfRefused) {
        return new Round(
                window(70, 70, 100, 0),
                window(200, twice, p99OfTwice, p99OfRefused),
                window(500, overload, 100, p99OfRefused));
    }

    private static Window window(double offered, double placed, double p99, double p99OfRefused) {
        return new Window(offered, placed, 800, 0, 10, 0, latency(p99), latency(p99OfRefused), Map.of("driver", 0.5));
    }

    private static Percentiles latency(double p99) {
        return new Percentiles(100, p99 / 4, p99 / 2, p99 / 2, p99, p99, p99);
    }
}
