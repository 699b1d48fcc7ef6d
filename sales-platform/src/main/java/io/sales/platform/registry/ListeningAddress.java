package io.sales.platform.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Where a provider listens when nobody says: on the loopback interface. Left to itself Dubbo listens everywhere, and of
 * {@code 127.0.0.1} it makes that too; only the IPv6 form is taken at its word.
 */
final class ListeningAddress {

    private static final String BIND = "DUBBO_IP_TO_BIND";
    private static final List<String> VARIABLES = List.of(BIND, "DUBBO_IP_TO_REGISTRY");
    private static final String LOOPBACK = "::1";

    private ListeningAddress() {}

    /**
     * @param told the environment, which wins
     * @param properties Dubbo reads the same names from here; what is set already stays
     */
    static void defaultToLoopback(Map<String, String> told, Properties properties) {
        boolean anythingTold =
                VARIABLES.stream().anyMatch(name -> told.containsKey(name) || properties.containsKey(name));
        if (anythingTold) {
            return;
        }
        requireLoopback();
        VARIABLES.forEach(name -> properties.setProperty(name, LOOPBACK));
    }

    private static void requireLoopback() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            probe.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "There is no IPv6 loopback interface to listen on: set %s to the address to use."
                            .formatted(String.join(" and ", VARIABLES)),
                    e);
        }
    }
}
