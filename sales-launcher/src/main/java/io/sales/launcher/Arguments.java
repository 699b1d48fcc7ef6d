package io.sales.launcher;

import io.sales.launcher.system.DatabaseKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A command line that was understood. */
sealed interface Arguments {

    int MAX_INSTANCES = 10;

    /** Empty where the line says nothing. */
    record Up(Optional<DatabaseKind> database, OptionalInt instances, boolean fresh) implements Arguments {}

    record Ps(boolean json) implements Arguments {}

    record Stop(String name) implements Arguments {}

    record Start(String name) implements Arguments {}

    record Demo() implements Arguments {}

    record Down() implements Arguments {}

    record Help() implements Arguments {}

    /**
     * @throws UsageError if it means nothing
     */
    static Arguments parse(List<String> line) {
        var rest = new ArrayDeque<>(line);
        if (rest.isEmpty()) {
            throw new UsageError("Which command?");
        }
        String command = rest.pop();
        Arguments arguments = switch (command) {
            case "up" -> up(rest);
            case "ps" -> new Ps(flag(rest, "--json"));
            case "stop" -> new Stop(operand(rest, "stop NAME"));
            case "start" -> new Start(operand(rest, "start NAME"));
            case "demo" -> new Demo();
            case "down" -> new Down();
            case "help", "--help", "-h" -> new Help();
            default -> throw new UsageError("There is no command " + command + ".");
        };
        if (!rest.isEmpty()) {
            throw new UsageError(command + " does not understand " + rest.peek() + ".");
        }
        return arguments;
    }

    private static Up up(Deque<String> rest) {
        Optional<DatabaseKind> database = Optional.empty();
        OptionalInt instances = OptionalInt.empty();
        boolean fresh = false;
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--db" -> database = Optional.of(database(operand(rest, "--db h2|postgres")));
                case "--instances" -> instances = OptionalInt.of(instances(operand(rest, "--instances N")));
                case "--fresh" -> fresh = true;
                default -> throw new UsageError("up does not understand " + option + ".");
            }
        }
        return new Up(database, instances, fresh);
    }

    private static DatabaseKind database(String name) {
        return DatabaseKind.named(name).orElseThrow(() -> new UsageError("--db is h2 or postgres, not " + name + "."));
    }

    private static int instances(String text) {
        if (text.matches("[1-9][0-9]?") && Integer.parseInt(text) <= MAX_INSTANCES) {
            return Integer.parseInt(text);
        }
        throw new UsageError("--instances is a number from 1 to " + MAX_INSTANCES + ", not " + text + ".");
    }

    private static String operand(Deque<String> rest, String usage) {
        if (rest.isEmpty()) {
            throw new UsageError("Something is missing: " + usage);
        }
        return rest.pop();
    }

    private static boolean flag(Deque<String> rest, String name) {
        boolean present = name.equals(rest.peek());
        if (present) {
            rest.pop();
        }
        return present;
    }
}
