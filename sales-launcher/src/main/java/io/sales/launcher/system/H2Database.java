package io.sales.launcher.system;

import io.sales.launcher.process.Plan;
import io.sales.launcher.process.ProcessPorts;
import io.sales.launcher.process.Role;
import io.sales.launcher.process.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** H2, as a server process of its own: several providers share it, and a restart of theirs is none of its. */
record H2Database(DataDirectory data, Secrets secrets, Path launcher, List<String> javaOptions) implements Database {

    @Override
    public void prepare() {
        try {
            DataDirectory.createPrivate(data.h2());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Plan> server(Function<String, ProcessPorts> ports) {
        ProcessPorts own = ports.apply("database");
        var java = new JavaCommand(256)
                .option("-Dh2.bindAddress=127.0.0.1")
                .options(javaOptions)
                .run(
                        launcher,
                        H2Server.class.getName(),
                        Integer.toString(own.main()),
                        data.h2().toString());
        return Optional.of(new Plan(
                "database",
                Role.DATABASE,
                own,
                access(Purpose.INVENTORY, own.main()).url(),
                StopSignal.TERM,
                java,
                Map.of(Plan.DATABASE_USER, H2Server.USER, Plan.DATABASE_PASSWORD, secrets.databasePassword())));
    }

    @Override
    public Access access(Purpose purpose, int port) {
        return new Access(
                "jdbc:h2:tcp://127.0.0.1:%d/%s%s"
                        .formatted(port, purpose.name().toLowerCase(Locale.ROOT), H2Server.OPTIONS),
                H2Server.USER,
                secrets.databasePassword());
    }
}
