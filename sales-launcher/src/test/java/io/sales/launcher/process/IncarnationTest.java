package io.sales.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IncarnationTest {

    @Test
    void aProcessIsRecognisedWhileItRuns() throws IOException {
        Process process = new ProcessBuilder("sleep", "60").start();
        Incarnation incarnation = Incarnation.of(process.toHandle());

        assertThat(incarnation.isAlive()).isTrue();
        assertThat(incarnation.pid()).isEqualTo(process.pid());

        process.destroyForcibly();
        assertThat(Waiting.until(() -> !incarnation.isAlive(), Duration.ofSeconds(10)))
                .isTrue();
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotTakenForIt() throws IOException {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            Incarnation now = Incarnation.of(process.toHandle());
            var before = new Incarnation(now.pid(), now.birth() + "0", now.startedAt());

            assertThat(before.isAlive()).isFalse();
            assertThat(before.handle()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aProcessThatItsParentHasNotNoticedTheEndOfIsNotAlive() throws IOException {
        // The shell's child ends at once; the shell has become another program by then, which never asks for it.
        Process parent = new ProcessBuilder("bash", "-c", "sleep 0 & exec sleep 60").start();
        try {
            assertThat(Waiting.until(
                            () -> parent.toHandle().children().findAny().isPresent(), Duration.ofSeconds(10)))
                    .isTrue();
            ProcessHandle child = parent.toHandle().children().findAny().orElseThrow();

            assertThat(Waiting.until(
                            () -> Incarnation.of(child).birth().equals("ended at once"), Duration.ofSeconds(10)))
                    .isTrue();
            assertThat(Incarnation.of(child).isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }
}
