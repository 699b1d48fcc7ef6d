package io.sales.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.launcher.process.Plan;
import io.sales.launcher.process.PortBlock;
import io.sales.launcher.process.ProcessPorts;
import io.sales.launcher.process.ProcessRecords;
import io.sales.launcher.process.ProcessState;
import io.sales.launcher.process.Processes;
import io.sales.launcher.process.Progress;
import io.sales.launcher.process.Sighting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real servers, as processes, stopped and started again over their data. */
class ServersIT {

    @TempDir
    private Path directory;

    private final Progress progress = new Progress(new PrintStream(new ByteArrayOutputStream()));
    private DataDirectory data;
    private Secrets secrets;
    private ProcessRecords records;
    private Processes processes;

    @BeforeEach
    void prepare() {
        data = new DataDirectory(directory.resolve("a data directory"));
        data.prepare();
        secrets = new Secrets(data.secrets());
        records = new ProcessRecords(data.run());
        processes = new Processes(records, data.logs(), progress);
    }

    @AfterEach
    void stop() {
        processes.stop(records.all());
    }

    @Test
    void h2KeepsItsDatabasesAndLetsNobodyMakeOthers() throws Exception {
        var database = new H2Database(data, secrets, ownClassPath(), List.of());
        keepsWhatIsWritten(database);

        var orders = database.access(Database.Purpose.ORDERS, port());
        assertThatThrownBy(() -> DriverManager.getConnection(
                        orders.url().replace("/orders", "/others"), orders.user(), orders.password()))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void postgresKeepsItsDatabases() throws Exception {
        keepsWhatIsWritten(new PostgresDatabase(data, secrets, progress));
    }

    @Test
    void zooKeeperKeepsItsNodes() throws Exception {
        Path root = Files.createDirectory(directory.resolve("root"));
        Files.writeString(
                Files.createDirectory(root.resolve("config")).resolve("zookeeper.cfg"),
                "tickTime=2000\nadmin.enableServer=false\n");
        withPorts(ports -> new ZooKeeperServer(data, ownClassPath(), root).plan(ports));
        ZooKeeper writer = client();
        writer.create("/kept", new byte[0], ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
        writer.close();
        assertLoopbackOnly();

        restart();

        ZooKeeper reader = client();
        assertThat(reader.exists("/kept", false)).isNotNull();
        reader.close();
    }

    private void keepsWhatIsWritten(Database database) throws Exception {
        database.prepare();
        withPorts(ports -> database.server(ports).orElseThrow());
        database.complete(plan());
        for (Database.Purpose purpose : Database.Purpose.values()) {
            write(database.access(purpose, port()), purpose.name());
        }
        assertLoopbackOnly();

        restart();

        database.complete(plan());
        for (Database.Purpose purpose : Database.Purpose.values()) {
            assertThat(read(database.access(purpose, port()))).isEqualTo(purpose.name());
        }
        var access = database.access(Database.Purpose.ORDERS, port());
        assertThatThrownBy(() -> DriverManager.getConnection(access.url(), access.user(), "a guess"))
                .isInstanceOf(SQLException.class);
    }

    private void withPorts(Function<Function<String, ProcessPorts>, Plan> planning) {
        try (var free = PortBlock.reserve()) {
            processes.start(List.of(planning.apply(name -> ProcessPorts.of(free.next()))));
        }
        assertThat(processes.sightings()).extracting(Sighting::state).containsExactly(ProcessState.UP);
    }

    private void restart() {
        processes.stop(records.all());
        assertThat(processes.sightings()).extracting(Sighting::state).containsExactly(ProcessState.DOWN);
        processes.start(List.of(plan()));
    }

    /** Tries the port on every other address of this machine. */
    private void assertLoopbackOnly() throws IOException {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> connect(address)).isInstanceOf(IOException.class);
                }
            }
        }
        connect(InetAddress.getByName("127.0.0.1"));
    }

    private void connect(InetAddress address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port()), 1_000);
        }
    }

    private ZooKeeper client() throws IOException {
        return new ZooKeeper("127.0.0.1:" + port(), 10_000, event -> {});
    }

    private static void write(Database.Access access, String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (text VARCHAR(20))");
            statement.execute("INSERT INTO kept VALUES ('" + text + "')");
        }
    }

    private static String read(Database.Access access) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT text FROM kept")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private Path ownClassPath() {
        try {
            return Files.writeString(
                    directory.resolve("class-path"), "-cp\n\"" + System.getProperty("java.class.path") + "\"\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Plan plan() {
        return records.all().get(0).plan();
    }

    private int port() {
        return plan().ports().main();
    }
}
