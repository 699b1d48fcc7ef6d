package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveHeapTest {

    @Test
    void whatGoesUpAndDownIsFlat() {
        assertThatCode(() -> samples(30, 33, 29, 34).requireFlat()).doesNotThrowAnyException();
    }

    @Test
    void whatGrowsIsFound() {
        assertThatThrownBy(() -> samples(30, 34, 38, 42).requireFlat()).hasMessageContaining("live heap of gateway");
    }

    private static LiveHeap samples(int... mebibytes) {
        var heap = new LiveHeap();
        for (int size : mebibytes) {
            heap.add(Map.of("gateway", (long) size << 20));
        }
        return heap;
    }
}
