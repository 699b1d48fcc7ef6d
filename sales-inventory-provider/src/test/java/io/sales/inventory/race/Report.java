package io.sales.inventory.race;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The figures of all runs, guarded and not, in {@code target/race-report-<database>.md}. */
final class Report {

    private static final Path FILE = Path.of("target", "race-report-%s.md".formatted(Cluster.databaseName()));
    private static final List<Row> rows = new ArrayList<>();

    private Report() {}

    private record Row(String scenario, String guards, String figures) {

        @Override
        public String toString() {
            return "| %s | %s | %s |".formatted(scenario, guards, figures);
        }
    }

    /** A run with every guard on. */
    static void guarded(String scenario, String figures) {
        add(new Row(scenario, "all", figures));
    }

    /** The same scenario with a guard off. */
    static void without(String guard, String scenario, String figures) {
        add(new Row(scenario, "without " + guard, figures));
    }

    private static synchronized void add(Row row) {
        rows.add(row);
        try {
            Files.writeString(FILE, text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static synchronized String text() {
        return rows.stream()
                .sorted(Comparator.comparing(Row::scenario).thenComparing(Row::guards))
                .map(Row::toString)
                .collect(Collectors.joining(
                        "\n",
                        "# Races on %s, %s form%n%n| scenario | guards | seen |%n|---|---|---|%n"
                                .formatted(Cluster.databaseName(), Form.name()),
                        "\n"));
    }
}
