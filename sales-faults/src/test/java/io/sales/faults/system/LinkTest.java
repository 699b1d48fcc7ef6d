package io.sales.faults.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.faults.system.Link.Mood;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each mood against a server that answers every byte with the next one. */
class LinkTest {

    @SuppressWarnings("NullAway.Init") // opened before each test
    private ServerSocket server;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Link link;

    private final CopyOnWriteArrayList<Integer> received = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
        link = Link.to("127.0.0.1", server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        server.close();
    }

    @Test
    void wholeItPassesBothWays() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, 1)).isEqualTo(2);
            assertThat(ask(client, 5)).isEqualTo(6);
        }
    }

    @Test
    void slowItPassesLate() throws IOException {
        try (var client = connect()) {
            link.turn(Mood.SLOW);
            long begin = System.nanoTime();
            assertThat(ask(client, 1)).isEqualTo(2);
            assertThat(System.nanoTime() - begin).isGreaterThan(500_000_000L);
        }
    }

    @Test
    void cutItEndsWhatIsOpenAndLetsNobodyIn() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, 1)).isEqualTo(2);
            link.turn(Mood.CUT);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            try (var another = connect()) {
                assertThat(another.getInputStream().read()).isEqualTo(-1);
            }
            link.turn(Mood.WHOLE);
            try (var another = connect()) {
                assertThat(ask(another, 3)).isEqualTo(4);
            }
        }
    }

    @Test
    void muteTheQuestionArrivesAndTheAnswerDoesNot() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, 1)).isEqualTo(2);
            link.turn(Mood.MUTE);
            client.setSoTimeout(300);
            assertThatThrownBy(() -> ask(client, 7)).isInstanceOf(SocketTimeoutException.class);
            assertThat(received).contains(7);
        }
    }

    @Test
    void resetTheQuestionArrivesAndTheConnectionBreaks() throws IOException {
        try (var client = connect()) {
            link.turn(Mood.RESET);
            assertThatThrownBy(() -> ask(client, 7)).isInstanceOf(IOException.class);
            assertThat(received).contains(7);
        }
    }

    @Test
    void heldUpQuestionsAllArriveInTheEnd() throws IOException {
        try (Socket client = connect()) {
            assertThat(ask(client, 1)).isEqualTo(2);
            link.turn(Mood.HELD);
            client.setSoTimeout(300);
            assertThatThrownBy(() -> ask(client, 5)).isInstanceOf(SocketTimeoutException.class);
            assertThat(received).containsExactly(1);

            link.turn(Mood.WHOLE);
            client.setSoTimeout(5_000);

            assertThat(client.getInputStream().read()).isEqualTo(6);
            assertThat(received).containsExactly(1, 5);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), link.port());
    }

    private static int ask(Socket client, int question) throws IOException {
        client.getOutputStream().write(question);
        return client.getInputStream().read();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                new Thread(() -> answer(client)).start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            for (int question = client.getInputStream().read();
                    question >= 0;
                    question = client.getInputStream().read()) {
                received.add(question);
                client.getOutputStream().write(question + 1);
            }
        } catch (IOException ended) {
            return;
        }
    }
}
