package io.sales.benchmark.overload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Connections that keep sending a request and never come to its end; one that is closed is opened again. */
final class SlowClients implements AutoCloseable {

    /** Every connection has its turn once a second, and they do not all have it at once. */
    private static final int TURNS = 100;

    private static final int PAUSE_MS = 10;

    /** They come within a few seconds, before anything is measured: this is about their staying. */
    private static final int OPENING_PAUSE_MS = 200;

    private final InetSocketAddress address;
    private final byte[] beginning;
    private final byte[] more;
    private final List<SocketChannel> connections = new ArrayList<>();
    private final Thread sender = new Thread(this::send, "slow clients");
    private volatile boolean over;
    private long reopened;

    private SlowClients(int port, String beginning, String more) {
        this.address = new InetSocketAddress("127.0.0.1", port);
        this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
        this.more = more.getBytes(StandardCharsets.US_ASCII);
    }

    /** Another header every second, as slow-loris does. */
    static SlowClients withHeaders(int port, int count) {
        return new SlowClients(port, "GET /api/v1/orders HTTP/1.1\r\nHost: x\r\n", "X-a: b\r\n").start(count);
    }

    /** Another byte of the body every second. */
    static SlowClients withBodies(int port, int count) {
        return new SlowClients(
                        port,
                        "POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 100000\r\n\r\n{",
                        " ")
                .start(count);
    }

    private SlowClients start(int count) {
        try {
            for (int i = 0; i < count; i++) {
                connections.add(opened());
                if (i % TURNS == 0) {
                    TimeUnit.MILLISECONDS.sleep(OPENING_PAUSE_MS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while slow clients come", e);
        }
        sender.start();
        return this;
    }

    /** How often one of them was cut off. */
    long reopened() {
        return reopened;
    }

    private void send() {
        try {
            for (int turn = 0; !over; turn = (turn + 1) % TURNS) {
                for (int i = turn; i < connections.size(); i += TURNS) {
                    connections.set(i, goOn(connections.get(i)));
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SocketChannel goOn(SocketChannel connection) {
        try {
            connection.write(ByteBuffer.wrap(more));
            return connection;
        } catch (IOException cutOff) {
            reopened++;
            return opened();
        }
    }

    private SocketChannel opened() {
        try {
            var connection = SocketChannel.open(address);
            connection.write(ByteBuffer.wrap(beginning));
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException("No connection for a slow client", e);
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            sender.join();
            for (SocketChannel connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
