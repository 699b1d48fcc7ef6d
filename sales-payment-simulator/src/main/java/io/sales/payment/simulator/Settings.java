package io.sales.payment.simulator;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says.
 *
 * @param port to listen on; 0 picks a free one
 * @param data the directory that holds the database
 * @param notified who is told of changes; null if nobody is
 */
record Settings(int port, Path data, @Nullable NotificationTarget notified) {

    private static final int MAX_PORT = 65_535;

    static Settings from(Map<String, String> environment) {
        String url = environment.getOrDefault("SALES_PAYMENT_NOTIFY_URL", "");
        return new Settings(
                port(environment.getOrDefault("SALES_PAYMENT_PORT", "8090")),
                Path.of(environment.getOrDefault("SALES_PAYMENT_DATA", "data/payment"))
                        .toAbsolutePath(),
                url.isEmpty()
                        ? null
                        : NotificationTarget.of(url, environment.getOrDefault("SALES_PAYMENT_NOTIFY_SECRETS", "")));
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MAX_PORT) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("SALES_PAYMENT_PORT is not a port: " + text);
    }
}
