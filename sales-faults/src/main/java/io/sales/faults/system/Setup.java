package io.sales.faults.system;

import java.util.Map;

/**
 * What a system is started with.
 *
 * @param database {@code h2} or {@code postgres}
 * @param instances of each provider
 * @param environment on top of the defaults
 */
public record Setup(String database, int instances, Map<String, String> environment) {

    public Setup {
        environment = Map.copyOf(environment);
    }
}
