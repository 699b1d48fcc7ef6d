package io.sales.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * A hundred neighbouring ports that nobody else picks from: the first is held for as long as the block is used, so that
 * two systems starting at once take different blocks. They lie below the range that operating systems give to outgoing
 * connections, which could otherwise take a port between its choice and its use.
 */
public final class PortBlock implements AutoCloseable {

    private static final int LOWEST = 20_000;
    private static final int SIZE = 100;
    private static final int BLOCKS = 120;
    private static final int MAX_ATTEMPTS = 500;

    private final ServerSocket guard;
    private int last;

    private PortBlock(ServerSocket guard) {
        this.guard = guard;
        this.last = guard.getLocalPort();
    }

    public static PortBlock reserve() {
        var random = new Random();
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                return new PortBlock(listen("127.0.0.1", LOWEST + SIZE * random.nextInt(BLOCKS)));
            } catch (IOException taken) {
                // Another block, then.
            }
        }
        throw new Failure("No free ports were found between %d and %d.".formatted(LOWEST, LOWEST + SIZE * BLOCKS));
    }

    /** The next free port. */
    public int next() {
        while (++last < guard.getLocalPort() + SIZE) {
            if (isFree(last)) {
                return last;
            }
        }
        throw new Failure("All %d ports from %d on are taken.".formatted(SIZE, guard.getLocalPort()));
    }

    /** Whether a process could listen there, on the loopback interface. */
    public static boolean isFree(int port) {
        return canListen("127.0.0.1", port) && (!hasIpv6() || canListen("::1", port));
    }

    /** Whether the loopback interface has its IPv6 address. */
    public static boolean hasIpv6() {
        return canListen("::1", 0);
    }

    @Override
    public void close() {
        try {
            guard.close();
        } catch (IOException e) {
            throw new Failure("A port could not be given back: " + e.getMessage());
        }
    }

    private static boolean canListen(String address, int port) {
        try {
            listen(address, port).close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket listen(String address, int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
