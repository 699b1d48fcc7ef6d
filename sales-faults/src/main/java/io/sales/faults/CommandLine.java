package io.sales.faults;

import io.sales.faults.fault.Fault;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
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
        var rest = new ArrayDeque<>(line);
        while (!rest.isEmpty()) {
            draft.take(rest.pop(), rest);
        }
        return draft.options();
    }

    private void take(String option, Deque<String> rest) {
        switch (option) {
            case "--only" ->
                faults = Arrays.stream(operand(option, rest).split(","))
                        .map(CommandLine::fault)
                        .toList();
            case "--db" -> database = database(operand(option, rest));
            case "--rounds" -> rounds = number(option, rest, 1, MAX_ROUNDS);
            case "--rate" -> rate = number(option, rest, 1, MAX_RATE);
            case "--seed" -> seed = number(option, rest, 0, Integer.MAX_VALUE);
            case "--data" -> data = Path.of(operand(option, rest)).toAbsolutePath();
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

    private static int number(String option, Deque<String> rest, int least, int most) {
        String text = operand(option, rest);
        if (text.matches("\\d{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw new UsageError("%s is a number from %d to %d, not %s.".formatted(option, least, most, text));
    }

    private static String operand(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new UsageError("Something is missing after " + option + ".");
        }
        return rest.pop();
    }
}
