package io.sales.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PortBlockTest {

    @Test
    void blocksThatAreHeldAtTheSameTimeShareNoPort() {
        var ports = new HashSet<Integer>();
        try (var first = PortBlock.reserve();
                var second = PortBlock.reserve()) {
            for (int i = 0; i < 20; i++) {
                ports.add(first.next());
                ports.add(second.next());
            }
        }

        assertThat(ports).hasSize(40);
    }

    @Test
    void aTakenPortIsPassedOver() throws IOException {
        try (var block = PortBlock.reserve()) {
            int first = block.next();
            try (var taken = new ServerSocket(first + 1, 1, InetAddress.getByName("127.0.0.1"))) {
                assertThat(PortBlock.isFree(taken.getLocalPort())).isFalse();
                assertThat(block.next()).isGreaterThan(first + 1);
            }
        }
    }
}
