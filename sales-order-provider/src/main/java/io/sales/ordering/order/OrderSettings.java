package io.sales.ordering.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param holdSeconds how long an unpaid order holds its stock, 1 second to 30 days
 */
@ConfigurationProperties("sales.orders")
record OrderSettings(long holdSeconds) {

    private static final long MOST = Duration.ofDays(30).toSeconds();

    OrderSettings {
        if (holdSeconds < 1 || holdSeconds > MOST) {
            throw new IllegalArgumentException(
                    "SALES_HOLD_SECONDS must be 1 to %d, not %d".formatted(MOST, holdSeconds));
        }
    }

    Duration timeToPay() {
        return Duration.ofSeconds(holdSeconds);
    }
}
