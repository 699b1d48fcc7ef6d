package io.sales.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddedKeysTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 4", "5, 8", "64, 64", "65, 128"})
    void areAPowerOfTwo(int keys, int padded) {
        List<Integer> some = IntStream.rangeClosed(1, keys).boxed().toList();

        assertThat(PaddedKeys.of(some)).hasSize(padded).startsWith(some.toArray(Integer[]::new));
    }

    @Test
    void repeatAKeyThatIsAskedForAnyway() {
        assertThat(PaddedKeys.of(List.of("a", "b", "c"))).containsExactly("a", "b", "c", "a");
    }
}
