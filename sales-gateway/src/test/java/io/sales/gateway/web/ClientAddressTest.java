package io.sales.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:0db8:0001:0002::1, 2001:db8:1:2:0:0:0:0/64",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::1, 0:0:0:0:0:0:0:0/64",
        "not:an:address, not:an:address",
    })
    void isWhatCountsAsOneClient(String remote, String counted) {
        assertThat(ClientAddress.of(remote)).isEqualTo(new ClientAddress(counted));
    }
}
