package io.sales.benchmark;

import io.sales.benchmark.load.Arrivals;
import io.sales.benchmark.suite.Operands;
import io.sales.benchmark.suite.Options;
import io.sales.benchmark.suite.Suite;
import io.sales.benchmark.suite.UsageError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A command line that was understood.
 *
 * @param keep whether the results also become those that the repository shows
 */
record CommandLine(Suite suite, Options options, boolean keep) {

    private static final int MAX_ROUNDS = 20;
    private static final int MAX_SECONDS = 60;
    private static final int MAX_WARM_UP = 600;
    private static final int MAX_ORDERS = 10_000_000;
    private static final int MAX_SKUS = 100_000;
    private static final int MAX_INSTANCES = 4;
    private static final int MAX_OUTSTANDING = 10_000;

    /**
     * @param suites that there are
     * @param root of the repository
     * @throws UsageError if it means nothing
     */
    static CommandLine parse(List<String> line, List<Suite> suites, Path root) {
        var rest = new Operands(line);
        if (rest.isEmpty()) {
            throw new UsageError("Which benchmark?");
        }
        String name = rest.next();
        Suite suite = suites.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageError("There is no benchmark " + name + "."));
        var draft = new Draft(suite, root.resolve("sales-benchmark/target/benchmark"));
        while (!rest.isEmpty()) {
            draft.take(rest.next(), rest);
        }
        return new CommandLine(suite, draft.options(root), draft.keep);
    }

    /** The defaults, until the line says otherwise. */
    private static final class Draft {

        private final List<String> known;
        private List<String> scenarios;
        private String database = "postgres";
        private int warmUp;
        private int rounds = 3;
        private int window = 8;
        private int step = 3;
        private int instances = 1;
        private int orders;
        private int skus = 1_000;
        private int outstanding = 400;
        private Arrivals arrivals = Arrivals.POISSON;
        private List<String> javaOptions = List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");
        private long seed = 1;
        private Path out;
        private boolean keep;

        Draft(Suite suite, Path out) {
            this.known = suite.scenarios();
            this.scenarios = known;
            this.warmUp = (int) suite.warmUp().toSeconds();
            this.out = out;
        }

        void take(String option, Operands rest) {
            switch (option) {
                case "--scenarios" -> scenarios = scenarios(rest.after(option));
                case "--db" -> database = database(rest.after(option));
                case "--warm-up" -> warmUp = rest.number(option, 0, MAX_WARM_UP);
                case "--rounds" -> rounds = rest.number(option, 1, MAX_ROUNDS);
                case "--seconds" -> window = rest.number(option, 1, MAX_SECONDS);
                case "--step" -> step = rest.number(option, 1, MAX_SECONDS);
                case "--instances" -> instances = rest.number(option, 1, MAX_INSTANCES);
                case "--orders" -> orders = rest.number(option, 0, MAX_ORDERS);
                case "--skus" -> skus = rest.number(option, 1, MAX_SKUS);
                case "--outstanding" -> outstanding = rest.number(option, 1, MAX_OUTSTANDING);
                case "--arrivals" -> arrivals = arrivals(rest.after(option));
                case "--java-options" ->
                    javaOptions = List.of(rest.after(option).split(" "));
                case "--seed" -> seed = rest.number(option, 0, Integer.MAX_VALUE);
                case "--out" -> out = Path.of(rest.after(option)).toAbsolutePath();
                case "--keep" -> keep = true;
                default -> throw new UsageError("There is no option " + option + ".");
            }
        }

        Options options(Path root) {
            return new Options(
                    root,
                    scenarios,
                    database,
                    Duration.ofSeconds(warmUp),
                    rounds,
                    Duration.ofSeconds(window),
                    Duration.ofSeconds(step),
                    instances,
                    orders,
                    skus,
                    outstanding,
                    arrivals,
                    javaOptions,
                    seed,
                    out);
        }

        private List<String> scenarios(String text) {
            List<String> names = List.of(text.split(","));
            names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
                throw new UsageError("There is no scenario %s, only %s.".formatted(name, String.join(", ", known)));
            });
            return names;
        }

        private static String database(String name) {
            return switch (name) {
                case "postgres", "h2" -> name;
                default -> throw new UsageError("--db is postgres or h2, not " + name + ".");
            };
        }

        private static Arrivals arrivals(String text) {
            return switch (text) {
                case "constant", "poisson" -> Arrivals.valueOf(text.toUpperCase(Locale.ROOT));
                default -> throw new UsageError("--arrivals is constant or poisson, not " + text + ".");
            };
        }
    }
}
