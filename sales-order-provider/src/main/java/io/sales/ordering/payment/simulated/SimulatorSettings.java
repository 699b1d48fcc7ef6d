package io.sales.ordering.payment.simulated;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url where the simulator answers
 * @param notificationSecrets of which any may have signed a notification; none, and none is accepted
 */
@ConfigurationProperties("sales.payment")
record SimulatorSettings(URI url, @DefaultValue List<String> notificationSecrets) {

    /** Leaves out the secrets. */
    @Override
    public String toString() {
        return "SimulatorSettings[url=" + url + "]";
    }
}
