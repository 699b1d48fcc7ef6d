package io.sales.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** From what an operator says to what Dubbo understands. */
class RegistryInitializerTest {

    @Test
    void oneServerIsTheAddress() {
        assertThat(RegistryInitializer.address("127.0.0.1:2181"))
                .isEqualTo("zookeeper://127.0.0.1:2181?session=10000&retry.period=1000");
    }

    @Test
    void ofAnEnsembleTheRestIsTheBackup() {
        assertThat(RegistryInitializer.address("a:1, b:2,c:3"))
                .isEqualTo("zookeeper://a:1?session=10000&retry.period=1000&backup=b:2,c:3");
    }
}
