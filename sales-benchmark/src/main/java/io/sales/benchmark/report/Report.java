package io.sales.benchmark.report;

import io.sales.benchmark.system.Machine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that one run of the benchmark has found out.
 *
 * @param measuredAt ISO 8601, for people
 * @param options that the run was started with, the seed among them
 * @param database version and settings of the server, under {@code version} the former
 */
public record Report(
        String suite,
        String measuredAt,
        double minutes,
        Map<String, Object> options,
        Machine machine,
        Map<String, String> database,
        List<Scenario> scenarios,
        @Nullable Cold cold,
        @Nullable SoldOut soldOut) {

    /** Whether every scenario left the tables as it told its callers. */
    public boolean booksBalance() {
        return books().allMatch(Books::balance);
    }

    private Stream<Books> books() {
        return Stream.of(
                        scenarios.stream().map(Scenario::books),
                        Stream.ofNullable(cold).map(Cold::books),
                        Stream.ofNullable(soldOut).map(SoldOut::books))
                .flatMap(books -> books);
    }
}
