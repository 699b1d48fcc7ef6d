package io.sales.endtoend.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection that sends bytes as they are given: HTTP clients refuse to send what is wrong. Stays open as long as the
 * other side keeps it so.
 */
final class Wire implements AutoCloseable {

    private static final int CONNECT_MS = 5_000;
    private static final int ANSWER_MS = 30_000;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Wire(int port) {
        this.port = port;
    }

    /**
     * The answer to one well-framed request. A connection that turns out to have been closed since its last answer is
     * replaced once.
     *
     * @throws IOException if there is none
     */
    Answer exchange(byte[] request, boolean isHead) throws IOException {
        boolean reused = socket != null;
        try {
            return exchangeOnce(request, isHead);
        } catch (EOFException | SocketException e) {
            hangUp();
            if (!reused) {
                throw e;
            }
            return exchangeOnce(request, isHead);
        }
    }

    /**
     * Every answer to bytes of any kind, on a connection of their own; none if the other side just hangs up.
     */
    static List<Answer> shout(int port, byte[] bytes) throws IOException {
        var answers = new ArrayList<Answer>();
        try (var wire = new Wire(port)) {
            Socket open = wire.open();
            try {
                open.getOutputStream().write(bytes);
                open.shutdownOutput();
                while (true) {
                    answers.add(read(wire.input(), false));
                }
            } catch (EOFException | SocketException end) {
                return answers;
            }
        }
    }

    private Answer exchangeOnce(byte[] request, boolean isHead) throws IOException {
        Socket open = open();
        long sent = System.nanoTime();
        open.getOutputStream().write(request);
        Answer answer;
        try {
            answer = read(input(), isHead);
        } catch (EOFException e) {
            long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent);
            throw new EOFException(
                    "%s after %d ms, from local port %d".formatted(e.getMessage(), ms, open.getLocalPort()));
        }
        if ("close".equalsIgnoreCase(answer.header("Connection"))) {
            hangUp();
        }
        return answer;
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.setSoTimeout(ANSWER_MS);
            open.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), CONNECT_MS);
            socket = open;
            in = new BufferedInputStream(open.getInputStream());
        }
        return open;
    }

    private InputStream input() {
        if (in == null) {
            throw new IllegalStateException("Not open");
        }
        return in;
    }

    private static Answer read(InputStream in, boolean isHead) throws IOException {
        String statusLine = line(in);
        if (!statusLine.matches("HTTP/1\\.1 \\d{3}( .*)?")) {
            throw new IOException("No HTTP: " + statusLine);
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        var head = new StringBuilder(statusLine).append('\n');
        Map<String, List<String>> headers = headers(in, head);
        if (status == 100) {
            return read(in, isHead);
        }
        boolean hasBody = !isHead && status != 204 && status != 304;
        return new Answer(status, head.toString(), headers, hasBody ? body(in, headers) : new byte[0]);
    }

    private static Map<String, List<String>> headers(InputStream in, StringBuilder head) throws IOException {
        var headers = new LinkedHashMap<String, List<String>>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append('\n');
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("No header: " + line);
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
            return chunks(in);
        }
        List<String> lengths = headers.get("content-length");
        return lengths == null ? in.readAllBytes() : exactly(in, Integer.parseInt(lengths.get(0)));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var whole = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            whole.write(exactly(in, size));
            line(in);
        }
        for (String trailer = line(in); !trailer.isEmpty(); ) {
            trailer = line(in);
        }
        return whole.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).replaceFirst(";.*", "").strip(), 16);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The answer ends early");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("No answer");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }

    /** The next request opens another connection. */
    void hangUp() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        in = null;
    }
}
