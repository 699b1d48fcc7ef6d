package io.sales.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.benchmark.suite.UsageError;
import io.sales.faults.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final Path ROOT = Path.of("/repository");

    @Test
    void nothingMeansAllFaultsInBriefOnH2() {
        Options options = CommandLine.parse(List.of(), ROOT);

        assertThat(options.faults()).hasSameSizeAs(Fault.all());
        assertThat(options.database()).isEqualTo("h2");
        assertThat(options.keep()).isFalse();
        assertThat(options.faults()).allMatch(fault -> options.rounds(fault) == fault.briefRounds());
    }

    @Test
    void everythingCanBeSaid() {
        Options options = CommandLine.parse(
                List.of(
                        "--only",
                        "links,kill",
                        "--db",
                        "postgres",
                        "--rounds",
                        "200",
                        "--seed",
                        "7",
                        "--rate",
                        "9",
                        "--data",
                        "/tmp/x",
                        "--keep"),
                ROOT);

        assertThat(options.faults()).extracting(Fault::name).containsExactly("links", "kill");
        assertThat(options.database()).isEqualTo("postgres");
        assertThat(options.faults()).allMatch(fault -> options.rounds(fault) == 200);
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.perSecond()).isEqualTo(9);
        assertThat(options.data()).isEqualTo(Path.of("/tmp/x"));
        assertThat(options.keep()).isTrue();
    }

    @Test
    void theLongFormHasItsOwnNumbers() {
        Options options = CommandLine.parse(List.of("--long"), ROOT);

        assertThat(options.faults()).allMatch(fault -> options.rounds(fault) == fault.longRounds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--only", "--only nothing", "--db oracle", "--rounds 0", "--rounds many", "--rate 201", "now"})
    void whatMeansNothingIsRefused(String line) {
        assertThatThrownBy(() -> CommandLine.parse(List.of(line.split(" ")), ROOT))
                .isInstanceOf(UsageError.class);
    }
}
