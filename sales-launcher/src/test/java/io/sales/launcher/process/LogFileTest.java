package io.sales.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    private Path directory;

    private LogFile log;

    @BeforeEach
    void name() {
        log = new LogFile(directory.resolve("logs").resolve("order-1.log"));
    }

    @Test
    void theLastLifesLogIsKeptAndOlderOnesAreNot() throws IOException {
        for (String life : List.of("first", "second", "third")) {
            log.rotate();
            Files.writeString(log.path(), life);
        }

        assertThat(log.path()).hasContent("third");
        assertThat(directory.resolve("logs")).isDirectoryContaining("glob:**/order-1.log.1");
        assertThat(directory.resolve("logs/order-1.log.1")).hasContent("second");
        try (var files = Files.list(directory.resolve("logs"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void theLinesThatGiveAReasonMatter() throws IOException {
        log.rotate();
        Files.write(log.path(), List.of("Starting", "Caused by: the port is taken", "Bye"));

        assertThat(log.excerpt()).containsExactly("Caused by: the port is taken");
    }

    @Test
    void withoutAReasonTheLastLinesMatter() throws IOException {
        log.rotate();
        Files.write(log.path(), Collections.nCopies(100, "line"));
        Files.write(log.path(), new byte[] {(byte) 0xff, '\n'}, StandardOpenOption.APPEND);

        assertThat(log.excerpt()).hasSize(15).contains("line");
    }
}
