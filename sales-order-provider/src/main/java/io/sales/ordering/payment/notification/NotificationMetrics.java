package io.sales.ordering.payment.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.sales.ordering.payment.notification.PaymentNotifications.Reception;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts what became of notifications, and says once of each reference that it is not ours. */
@Component
class NotificationMetrics {

    static final String COUNTER = "sales.payment.notifications";

    private static final Logger log = LoggerFactory.getLogger(NotificationMetrics.class);
    private static final int REMEMBERED = 1_000;

    private final MeterRegistry registry;
    private final Map<String, Boolean> logged = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    NotificationMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String provider, Reception reception) {
        registry.counter(
                        COUNTER,
                        "provider",
                        provider,
                        "outcome",
                        reception.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void logUnknown(String provider, String reference) {
        synchronized (logged) {
            if (logged.put(provider + " " + reference, true) != null) {
                return;
            }
        }
        log.warn("{} notifies of {}, which is not one of ours", provider, reference);
    }
}
