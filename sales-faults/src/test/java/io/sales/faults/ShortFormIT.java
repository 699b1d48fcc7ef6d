package io.sales.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.faults.fault.Fault;
import io.sales.faults.report.FaultResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A few faults of the kinds that need nothing but a system, with every check at the end. */
class ShortFormIT {

    private static final Path ROOT = Path.of(System.getProperty("sales.repository", ".."))
            .toAbsolutePath()
            .normalize();

    @ParameterizedTest
    @CsvSource({"h2, 6", "postgres, 3"})
    void whateverIsKilledNothingIsLost(String database, int kills) throws IOException {
        FaultResult result = run("kill", database, kills);

        assertThat(result.rounds()).isEqualTo(kills);
        assertThat(result.acknowledged()).isGreaterThan(100);
        assertThat(result.checks()).allMatch(check -> check.caught(), "has a control that is caught");
        assertThat(result.allFindings()).as("seed " + result.run().seed()).isEmpty();
    }

    private static FaultResult run(String name, String database, int rounds) throws IOException {
        Fault fault = Fault.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Path data = Path.of("target", "short form").toAbsolutePath();
        long seed = Long.getLong("sales.faults.seed", 1);
        var options = new Options(ROOT, data, List.of(fault), database, rounds, false, 20, seed, false);
        return new Campaign(options, System.out::println).run(fault);
    }
}
