package io.sales.faults;

import io.sales.benchmark.suite.Operands;
import io.sales.benchmark.suite.UsageError;
import io.sales.faults.fault.Fault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads what the command line asks for. */
final class CommandLine {

    private static final int MAX_ROUNDS = 10_000;
    private static final int MAX_RATE = 200;

    private final Path root;
    private Path data;
    private List<Fault> faults = Fault.all();
    private String database = "h2";
    private int rounds;
    private boolean isLong;
    private int rate = 25;
    private long seed = 1;
    private boolean keep;

    private CommandLine(Path root) {
        this.root = root;
        this.data = root.resolve("sales-faults/target/data");
    }

    /**
     * @param root of the repository
     * @throws UsageError if it means nothing
     */
    static Options parse(List<String> line, Path root) {
        var draft = new CommandLine(root);
        var rest = new Operands(line);
        while (!rest.isEmpty()) {
            draft.take(rest.next(), rest);
        }
        return draft.options();
    }

    private void take(String option, Operands rest) {
        switch (option) {
            case "--only" ->
                faults = Arrays.stream(rest.after(option).split(","))
                        .map(CommandLine::fault)
                        .toList();
            case "--db" -> database = database(rest.after(option));
            case "--rounds" -> rounds = rest.number(option, 1, MAX_ROUNDS);
            case "--rate" -> rate = rest.number(option, 1, MAX_RATE);
            case "--seed" -> seed = rest.number(option, 0, Integer.MAX_VALUE);
            case "--data" -> data = Path.of(rest.after(option)).toAbsolutePath();
            case "--long" -> isLong = true;
            case "--keep" -> keep = true;
            default -> throw new UsageError("There is no option " + option + ".");
        }
    }

    private Options options() {
        return new Options(root, data, faults, database, rounds, isLong, rate, seed, keep);
    }

    private static Fault fault(String name) {
        return Fault.all().stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageError("There is no fault " + name + "."));
    }

    private static String database(String name) {
        if (!name.equals("h2") && !name.equals("postgres")) {
            throw new UsageError("--db is h2 or postgres, not " + name + ".");
        }
        return name;
    }
}
