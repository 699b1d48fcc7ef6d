package io.sales.launcher.system;

import io.sales.launcher.process.Plan;
import io.sales.launcher.process.ProcessPorts;
import java.util.Optional;
import java.util.function.Function;

/** What the providers keep their data in. */
public interface Database {

    /** Makes ready what the server needs before it starts. */
    default void prepare() {}

    /**
     * The server to start; empty if it runs already and is not ours.
     *
     * @param ports gives a process its ports by its name
     */
    Optional<Plan> server(Function<String, ProcessPorts> ports);

    /** Makes ready what the providers need, once the server accepts connections. */
    default void complete(Plan server) {}

    /** How a provider reaches its database. */
    Access access(Purpose purpose, int port);

    /** Whose data. */
    enum Purpose {
        ORDERS,
        INVENTORY
    }

    /** What the providers are told. */
    record Access(String url, String user, String password) {}
}
