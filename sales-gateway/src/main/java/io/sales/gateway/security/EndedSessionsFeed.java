package io.sales.gateway.security;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sales.api.customer.CustomerService;
import io.sales.api.customer.EndedSessionsView;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Asks once a second which sessions are over, wherever they were ended. While there is no answer, tokens go on as before: what
 * they are good for needs the order provider almost always, and the rest is not worth turning everybody away.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "dubbo.enabled", matchIfMissing = true)
class EndedSessionsFeed implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(EndedSessionsFeed.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CustomerService customers;
    private final EndedSessions ended;
    private long position;
    private volatile long answeredAt = System.nanoTime();
    private boolean silent;

    EndedSessionsFeed(
            @Qualifier("remoteCustomers") CustomerService customers, EndedSessions ended, MeterRegistry metrics) {
        this.customers = customers;
        this.ended = ended;
        Gauge.builder("sales.ended.sessions.age", this, EndedSessionsFeed::age)
                .baseUnit("seconds")
                .description("How long ago this gateway last knew which sessions are over")
                .strongReference(true)
                .register(metrics);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::read, PAUSE);
    }

    /** By one thread at a time. */
    void read() {
        try {
            EndedSessionsView news;
            do {
                news = customers.endedSessions(position);
                news.ids().forEach(ended::add);
                position = news.position();
            } while (!news.ids().isEmpty());
            answeredAt = System.nanoTime();
            note(false, "");
        } catch (RuntimeException e) {
            note(true, e.toString());
        }
    }

    private double age() {
        return (System.nanoTime() - answeredAt) / 1e9;
    }

    /** A change is worth a line; that all is as it was is not. */
    private void note(boolean nowSilent, String why) {
        if (nowSilent && !silent) {
            log.warn("It cannot be learnt now which sessions were ended elsewhere: {}", why);
        } else if (silent && !nowSilent) {
            log.info("It is known again which sessions were ended elsewhere");
        }
        silent = nowSilent;
    }
}
