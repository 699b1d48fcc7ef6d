package io.sales.launcher.process;

import java.util.stream.IntStream;

/**
 * The ports of one process.
 *
 * @param main where it does what it is there for
 * @param management its health and figures; 0 if it has none of its own
 * @param qos Dubbo's console; 0 if it has none
 */
public record ProcessPorts(int main, int management, int qos) {

    public static ProcessPorts of(int main) {
        return new ProcessPorts(main, 0, 0);
    }

    IntStream all() {
        return IntStream.of(main, management, qos).filter(port -> port != 0);
    }
}
