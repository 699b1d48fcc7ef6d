package io.sales.faults.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy before one process: what comes to its port goes there, and back, until it is told otherwise. */
public final class Link implements AutoCloseable {

    private static final int BUFFER = 8 * 1024;
    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration DELAY = Duration.ofMillis(300);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ServerSocket door;
    private final InetSocketAddress target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mood mood = Mood.WHOLE;

    /** How it treats what passes. */
    public enum Mood {
        WHOLE,

        /** Connections end, and no new one leads anywhere. */
        CUT,

        /** Everything arrives, each piece late. */
        SLOW,

        /** Connections are torn down as soon as something is answered. */
        RESET,

        /** Questions arrive, answers do not. */
        MUTE,

        /** Questions wait, and all arrive when it is whole again. */
        HELD
    }

    private Link(ServerSocket door, InetSocketAddress target) {
        this.door = door;
        this.target = target;
    }

    /**
     * @param host of the loopback interface, on which it listens and to which it leads
     * @param port where it leads
     */
    public static Link to(String host, int port) {
        try {
            InetAddress address = InetAddress.getByName(host);
            var link = new Link(new ServerSocket(0, 256, address), new InetSocketAddress(address, port));
            daemon("link", link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From here on. */
    public void turn(Mood other) {
        mood = other;
        if (other == Mood.CUT) {
            open.forEach(Link::end);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Link::end);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                daemon("link-connection", () -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        var server = new Socket();
        open.add(client);
        open.add(server);
        try {
            if (mood == Mood.CUT) {
                throw new IOException("cut");
            }
            server.connect(target, CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            daemon("link-question", () -> pass(client, server, false));
            pass(server, client, true);
        } catch (IOException nobodyThere) {
            end(client);
            end(server);
        }
    }

    /** Until one side ends; then both do. */
    private void pass(Socket from, Socket to, boolean isAnswer) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                Mood now = mood;
                if (now == Mood.RESET && isAnswer) {
                    to.setSoLinger(true, 0);
                    return;
                }
                if (now == Mood.SLOW) {
                    Patience.rest(DELAY);
                }
                while (mood == Mood.HELD && !isAnswer) {
                    Patience.rest(LOOK_AGAIN);
                }
                if (now != Mood.MUTE || !isAnswer) {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException ended) {
            // By one of its ends, or by us; the other end is told by closing.
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
