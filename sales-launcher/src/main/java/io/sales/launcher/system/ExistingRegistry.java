package io.sales.launcher.system;

import io.sales.launcher.process.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/** A ZooKeeper that somebody else runs. */
final class ExistingRegistry {

    private static final int PATIENCE_MILLIS = 3_000;

    private ExistingRegistry() {}

    /**
     * @param servers {@code host:port,host:port}; one that answers is enough
     */
    static void requireReachable(String servers) {
        if (Arrays.stream(servers.split(",")).noneMatch(ExistingRegistry::isReachable)) {
            throw new Failure("No ZooKeeper can be reached at %s, which SALES_REGISTRY names.".formatted(servers));
        }
    }

    private static boolean isReachable(String server) {
        int colon = server.lastIndexOf(':');
        var address = new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
        try (var socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
