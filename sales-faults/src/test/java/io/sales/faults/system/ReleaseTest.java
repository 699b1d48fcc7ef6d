package io.sales.faults.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales.launcher.process.Plan;
import io.sales.launcher.process.ProcessPorts;
import io.sales.launcher.process.Role;
import io.sales.launcher.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // made by JUnit
    private Path root;

    @Test
    void aProcessIsStartedFromTheReleasesArchiveAndOtherwiseAsBefore() throws IOException {
        Path jar = root.resolve("sales-gateway/target/sales-gateway-2.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);

        Plan upgraded = new Release(root).of(plan(Role.GATEWAY));

        assertThat(upgraded.command()).containsExactly("java", "-Xmx1m", "-jar", jar.toString(), "--port=1");
        assertThat(upgraded.environment()).isEqualTo(Map.of("A", "b"));
        assertThat(upgraded.name()).isEqualTo("it");
    }

    @Test
    void aServerThatIsNotOursHasNoRelease() {
        assertThatThrownBy(() -> new Release(root).of(plan(Role.DATABASE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Plan plan(Role role) {
        return new Plan(
                "it",
                role,
                ProcessPorts.of(1),
                "ready",
                StopSignal.TERM,
                List.of("java", "-Xmx1m", "@class-path", "io.sales.Main", "--port=1"),
                Map.of("A", "b"));
    }
}
