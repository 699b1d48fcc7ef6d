package io.sales.launcher.system;

import io.sales.launcher.process.Plan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.h2.tools.Server;

/**
 * The H2 server process. It makes the databases itself, so that nobody who connects can make others, and keeps them open
 * while nobody is connected.
 */
final class H2Server {

    static final String USER = "sales";

    /** With H2's default of half a second, commits that were answered are lost when the process is killed. */
    static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0";

    private final Server server;
    private final List<Connection> open;

    private H2Server(Server server, List<Connection> open) {
        this.server = server;
        this.open = open;
    }

    /**
     * @param arguments the port and the directory; the password is in the environment, where other users cannot see it
     */
    public static void main(String[] arguments) throws SQLException {
        String password = System.getenv(Plan.DATABASE_PASSWORD);
        if (arguments.length != 2 || password == null) {
            throw new IllegalArgumentException(
                    "Arguments: PORT DIRECTORY, and the password in " + Plan.DATABASE_PASSWORD);
        }
        H2Server server = start(Integer.parseInt(arguments[0]), Path.of(arguments[1]), password);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "shutdown"));
    }

    static H2Server start(int port, Path directory, String password) throws SQLException {
        var open = new ArrayList<Connection>();
        for (Database.Purpose purpose : Database.Purpose.values()) {
            Path file = directory.resolve(purpose.name().toLowerCase(Locale.ROOT));
            String url = "jdbc:h2:file:" + file + OPTIONS + ";DB_CLOSE_ON_EXIT=FALSE";
            open.add(DriverManager.getConnection(url, USER, password));
        }
        Server server = Server.createTcpServer(
                        "-tcpPort", Integer.toString(port), "-baseDir", directory.toString(), "-ifExists")
                .start();
        return new H2Server(server, open);
    }

    private void stop() {
        server.stop();
        for (Connection connection : open) {
            try (connection;
                    var statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            } catch (SQLException e) {
                System.err.println("A database was not closed in good order: " + e.getMessage());
            }
        }
    }
}
