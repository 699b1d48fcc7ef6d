package io.sales.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.benchmark.hold.HoldSuite;
import io.sales.benchmark.load.Arrivals;
import io.sales.benchmark.suite.UsageError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void runsEverythingIfNothingIsSaid() {
        var command = parsed("holds");

        assertThat(command.suite().name()).isEqualTo("holds");
        assertThat(command.keep()).isFalse();
        assertThat(command.options().scenarios()).containsExactly("spread", "hot", "mixed", "cold", "sold-out");
        assertThat(command.options().out()).isEqualTo(Path.of("/repository/sales-benchmark/target/benchmark"));
    }

    @Test
    void takesEveryOption() {
        var command = parsed(
                "holds --scenarios hot,cold --rounds 5 --seconds 10 --step 2 --warm-up 0 --instances 2 --outstanding 40"
                        + " --db h2 --orders 100 --skus 50"
                        + " --arrivals constant --java-options -Xmx1g --seed 7 --out /elsewhere --keep");

        var options = command.options();
        assertThat(options.scenarios()).containsExactly("hot", "cold");
        assertThat(options.rounds()).isEqualTo(5);
        assertThat(options.window()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.step()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.warmUp()).isZero();
        assertThat(options.instances()).isEqualTo(2);
        assertThat(options.database()).isEqualTo("h2");
        assertThat(options.orders()).isEqualTo(100);
        assertThat(options.skus()).isEqualTo(50);
        assertThat(options.outstanding()).isEqualTo(40);
        assertThat(options.arrivals()).isEqualTo(Arrivals.CONSTANT);
        assertThat(options.javaOptions()).containsExactly("-Xmx1g");
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.out()).isEqualTo(Path.of("/elsewhere"));
        assertThat(command.keep()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "holds --db oracle",
                "holds --skus 0",
                "holds --fast",
                "holds --rounds",
                "holds --rounds 0",
                "holds --rounds 21",
                "holds --rounds many",
                "holds --seconds 61",
                "holds --instances 5",
                "holds --seed 99999999999",
                "holds --scenarios hot,warm",
                "holds --arrivals closed"
            })
    void refusesWhatMeansNothing(String line) {
        assertThatThrownBy(() -> parsed(line)).isInstanceOf(UsageError.class);
    }

    @Test
    void refusesAnEmptyLine() {
        assertThatThrownBy(() -> CommandLine.parse(List.of(), List.of(new HoldSuite()), Path.of("/repository")))
                .isInstanceOf(UsageError.class);
    }

    private static CommandLine parsed(String line) {
        return CommandLine.parse(List.of(line.split(" ")), List.of(new HoldSuite()), Path.of("/repository"));
    }
}
