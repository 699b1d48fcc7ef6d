package io.sales.launcher.system;

import io.sales.launcher.process.Failure;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;

/** Which database a local system runs on. */
public enum DatabaseKind {
    H2,
    POSTGRES,

    /** One that was there before, and is not ours to start or stop. */
    EXISTING;

    /** What was asked for, or else what the data directory was made with; they must agree. */
    public static DatabaseKind choose(Optional<DatabaseKind> asked, Settings settings, DataDirectory data) {
        if (settings.databaseUrl().isPresent()) {
            asked.ifPresent(kind -> {
                throw new Failure("SALES_DB_URL names an existing database; --db cannot ask for another.");
            });
            return EXISTING;
        }
        Optional<DatabaseKind> made = madeWith(data);
        if (made.isPresent() && asked.isPresent() && !made.equals(asked)) {
            throw new Failure("The data in %s is in %s. Add --fresh to delete it and begin with %s."
                    .formatted(data.path(), made.get().optionName(), asked.get().optionName()));
        }
        return made.or(() -> asked).orElse(H2);
    }

    public static Optional<DatabaseKind> named(String optionName) {
        return switch (optionName) {
            case "h2" -> Optional.of(H2);
            case "postgres" -> Optional.of(POSTGRES);
            default -> Optional.empty();
        };
    }

    private String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<DatabaseKind> madeWith(DataDirectory data) {
        if (Files.exists(data.postgresData())) {
            return Optional.of(POSTGRES);
        }
        return Files.exists(data.h2()) ? Optional.of(H2) : Optional.empty();
    }
}
