package io.sales.benchmark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningPartsTest {

    private final List<String> stopped = new ArrayList<>();
    private final RunningParts parts = new RunningParts();

    @Test
    void stopsTheLastFirstAndEachOnce() {
        parts.start(() -> part("database"));
        parts.start(() -> part("provider"));

        parts.close();
        parts.close();

        assertThat(stopped).containsExactly("provider", "database");
    }

    @Test
    void oneThatDoesNotStopDoesNotKeepTheOthersFromIt() {
        parts.start(() -> part("database"));
        parts.start(() -> () -> {
            throw new IllegalStateException("stubborn");
        });

        parts.close();

        assertThat(stopped).containsExactly("database");
    }

    @Test
    void startsNothingAfterTheEnd() {
        parts.close();

        assertThatThrownBy(() -> parts.start(() -> part("late"))).isInstanceOf(IllegalStateException.class);
        assertThat(stopped).isEmpty();
    }

    private AutoCloseable part(String name) {
        return () -> stopped.add(name);
    }
}
