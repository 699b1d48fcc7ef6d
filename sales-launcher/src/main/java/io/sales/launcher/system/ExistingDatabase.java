package io.sales.launcher.system;

import io.sales.launcher.process.Plan;
import io.sales.launcher.process.ProcessPorts;
import java.util.Optional;
import java.util.function.Function;

/** A database that somebody else runs. The providers share it, each in a schema of its own. */
record ExistingDatabase(Access access) implements Database {

    static ExistingDatabase of(Settings settings) {
        return new ExistingDatabase(new Access(
                settings.databaseUrl().orElseThrow(),
                settings.databaseUser().orElse(""),
                settings.databasePassword().orElse("")));
    }

    @Override
    public Optional<Plan> server(Function<String, ProcessPorts> ports) {
        return Optional.empty();
    }

    @Override
    public Access access(Purpose purpose, int port) {
        return access;
    }
}
