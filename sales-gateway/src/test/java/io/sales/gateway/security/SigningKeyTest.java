package io.sales.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    private Path directory;

    @Test
    void keepsTheKeyForItsOwnerAlone() throws Exception {
        Path file = directory.resolve("secrets/key.pem");
        var made = SigningKey.loadOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).startsWith("-----BEGIN PRIVATE KEY-----\n");
        var read = SigningKey.loadOrCreate(file);
        assertThat(read.getKeyID())
                .isEqualTo(made.getKeyID())
                .isEqualTo(made.computeThumbprint().toString());
    }

    @Test
    void makesOneKeyForAllWhoStartAtOnce() throws Exception {
        Path file = directory.resolve("key.pem");
        int starting = 6;
        var barrier = new CyclicBarrier(starting);
        var threads = Executors.newFixedThreadPool(starting);
        try {
            Callable<String> start = () -> {
                barrier.await();
                return SigningKey.loadOrCreate(file).getKeyID();
            };
            var ids = new ArrayList<String>();
            for (Future<String> id : threads.invokeAll(Collections.nCopies(starting, start))) {
                ids.add(id.get());
            }
            assertThat(ids).hasSize(starting).containsOnly(ids.get(0));
        } finally {
            threads.shutdownNow();
        }
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysWhichFileCannotBeUsed() throws Exception {
        Path file = Files.writeString(directory.resolve("key.pem"), "nonsense");
        assertThatThrownBy(() -> SigningKey.loadOrCreate(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key.pem");
    }
}
