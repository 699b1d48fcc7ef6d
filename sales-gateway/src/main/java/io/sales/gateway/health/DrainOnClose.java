package io.sales.gateway.health;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets requests that are being served finish before anything else stops. Dubbo destroys its references on the same event,
 * last of all listeners; Spring's own graceful shutdown would begin only after that.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DrainOnClose implements ApplicationListener<ContextClosedEvent> {

    private static final Logger log = LoggerFactory.getLogger(DrainOnClose.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Farewell farewell;

    DrainOnClose(Farewell farewell) {
        this.farewell = farewell;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context) {
            AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
            WebServer server = context.getWebServer();
            if (server != null) {
                farewell.say();
                drain(server);
            }
        }
    }

    static void drain(WebServer server) {
        var drained = new CountDownLatch(1);
        server.shutDownGracefully(result -> {
            log.info("Requests under way: {}", result);
            drained.countDown();
        });
        try {
            if (!drained.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Requests were still under way after {} s", PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
