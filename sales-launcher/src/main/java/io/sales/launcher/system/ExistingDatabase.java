package io.sales.launcher.system;

import io.sales.launcher.process.Failure;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.ProcessPorts;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** A database that somebody else runs. The providers share it, each in a schema of its own. */
record ExistingDatabase(Access access) implements Database {

    private static final int PATIENCE_SECONDS = 5;

    static ExistingDatabase of(Settings settings) {
        return new ExistingDatabase(new Access(
                settings.databaseUrl().orElseThrow(),
                settings.databaseUser().orElse(""),
                settings.databasePassword().orElse("")));
    }

    @Override
    public void prepare() {
        DriverManager.setLoginTimeout(PATIENCE_SECONDS);
        try {
            DriverManager.getConnection(access.url(), access.user(), access.password())
                    .close();
        } catch (SQLException e) {
            throw new Failure("The database that SALES_DB_URL names cannot be used: " + e.getMessage());
        }
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
