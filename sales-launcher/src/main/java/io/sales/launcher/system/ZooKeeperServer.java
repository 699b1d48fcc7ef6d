package io.sales.launcher.system;

import io.sales.launcher.process.Failure;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.ProcessPorts;
import io.sales.launcher.process.Role;
import io.sales.launcher.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.apache.zookeeper.server.quorum.QuorumPeerMain;

/** ZooKeeper, a real server process also in a local system. Operators' settings come from {@code config/zookeeper.cfg}. */
record ZooKeeperServer(DataDirectory data, Path launcher, Path root) {

    private static final int HEAP = 128;

    Plan plan(Function<String, ProcessPorts> ports) {
        ProcessPorts own = ports.apply("zookeeper");
        var java = new JavaCommand(HEAP)
                .option("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .option("-Dorg.slf4j.simpleLogger.showDateTime=true")
                .option("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
                .run(
                        launcher,
                        QuorumPeerMain.class.getName(),
                        configuration(own.main()).toString());
        return new Plan(
                "zookeeper",
                Role.REGISTRY,
                own,
                "zookeeper://127.0.0.1:" + own.main(),
                StopSignal.TERM,
                java,
                Map.of());
    }

    private Path configuration(int port) {
        Path operators = root.resolve("config").resolve("zookeeper.cfg");
        Path effective = data.zooKeeper().resolve("zoo.cfg");
        try {
            Files.writeString(effective, """
                    %s
                    # This system's own.
                    dataDir=%s
                    clientPort=%d
                    clientPortAddress=127.0.0.1
                    """.formatted(
                            Files.readString(operators), data.zooKeeper().resolve("data"), port));
            return effective;
        } catch (IOException e) {
            throw new Failure("ZooKeeper cannot be configured from %s: %s".formatted(operators, e.getMessage()));
        }
    }
}
