package io.sales.gateway.limits;

import io.sales.gateway.Http;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Clients that send the rest of a request one byte at a time. */
final class SlowClients implements AutoCloseable {

    private static final int EVERY_MS = 100;

    private final List<Socket> sockets = new ArrayList<>();
    private final ExecutorService sender = Executors.newSingleThreadExecutor();

    /**
     * @param headers each with its line end
     */
    static SlowClients send(Http http, int clients, String headers) throws IOException {
        return begin(
                http,
                clients,
                "POST /api/v1/orders HTTP/1.1\r\nHost: x\r\nIdempotency-Key: k%d\r\n" + headers
                        + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{");
    }

    /** Some whose headers never end. */
    static SlowClients sendHeaders(Http http, int clients) throws IOException {
        return begin(http, clients, "GET /api/v1/orders HTTP/1.1\r\nHost: x\r\nX-Endless: %d");
    }

    private static SlowClients begin(Http http, int clients, String beginning) throws IOException {
        var all = new SlowClients();
        for (int i = 0; i < clients; i++) {
            var socket = new Socket("127.0.0.1", http.port());
            socket.setSoTimeout(10_000);
            all.sockets.add(socket);
            socket.getOutputStream().write(beginning.formatted(i).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }
        all.sender.execute(all::dripOn);
        return all;
    }

    private void dripOn() {
        try {
            while (!sender.isShutdown()) {
                drip();
                TimeUnit.MILLISECONDS.sleep(EVERY_MS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void drip() {
        for (Socket socket : sockets) {
            try {
                socket.getOutputStream().write(' ');
                socket.getOutputStream().flush();
            } catch (IOException cutOff) {
                // What the test waits for; it sees it when it reads.
            }
        }
    }

    /**
     * @return the first line of what each was answered, empty if it was cut off without; waits until all are cut off
     */
    List<String> answers() throws IOException {
        var answers = new ArrayList<String>();
        for (Socket socket : sockets) {
            answers.add(answer(socket));
        }
        return answers;
    }

    /** Whether somebody else, who asks quickly, hears anything within two seconds. */
    static boolean leaveRoomForOthers(Http http) throws IOException {
        try (var socket = new Socket("127.0.0.1", http.port())) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream()
                    .write("GET /api/v1/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException nobodyAnswers) {
            return false;
        }
    }

    private static String answer(Socket socket) throws IOException {
        var read = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                read.append((char) next);
            }
        } catch (SocketException reset) {
            // Cut off while it was sending.
        }
        return read.toString().lines().findFirst().orElse("");
    }

    @Override
    public void close() throws IOException {
        sender.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
