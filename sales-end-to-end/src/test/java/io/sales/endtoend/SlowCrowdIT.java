package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nearly as many connections as the gateway takes, none of which ever comes to the end of its headers. Each costs the gateway
 * some 55 KiB; at four thousand of them it once ran out of memory, and ended.
 */
@ExtendWith(SharedSystem.class)
class SlowCrowdIT {

    private static final int CROWD = 2_400;
    private static final String BEGINNING = "GET /api/v1/orders HTTP/1.1\r\nHost: x\r\nX-Endless: " + "b".repeat(200);

    /** Ten seconds for the headers, and time to get to every one on a busy machine. */
    private static final Duration CUT_OFF_WITHIN = Duration.ofSeconds(60);

    @Test
    void isServedNothingAndKeepsNobodyFromBeingServed(LocalSystem system) throws Exception {
        long gateway = system.process("gateway").pid();
        List<SocketChannel> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < CROWD; i++) {
                crowd.add(begun(system.port()));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(system.api().get("/products").status()).isEqualTo(200);
            }
            await().atMost(CUT_OFF_WITHIN)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> openAfterOneByteMore(crowd) == 0);
        } finally {
            for (SocketChannel one : crowd) {
                one.close();
            }
        }
        assertThat(system.process("gateway").pid()).isEqualTo(gateway);
        assertThat(system.api().get("/products").status()).isEqualTo(200);
    }

    private static SocketChannel begun(int port) throws IOException {
        var connection = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        connection.write(ByteBuffer.wrap(BEGINNING.getBytes(StandardCharsets.US_ASCII)));
        return connection;
    }

    private static long openAfterOneByteMore(List<SocketChannel> crowd) {
        return crowd.stream().filter(SlowCrowdIT::isGoneOnWith).count();
    }

    /** Sends one byte more, and closes the connection if that is no longer possible. */
    private static boolean isGoneOnWith(SocketChannel connection) {
        if (!connection.isOpen()) {
            return false;
        }
        try {
            connection.write(ByteBuffer.wrap(new byte[] {'b'}));
            return true;
        } catch (IOException cutOff) {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return false;
        }
    }
}
