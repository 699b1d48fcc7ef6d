package io.sales.ordering;

import io.sales.ordering.customer.SignInRemains;
import io.sales.ordering.departure.Departures;
import io.sales.ordering.operations.OperationMetrics;
import io.sales.ordering.payment.OrderExpiry;
import io.sales.ordering.payment.PaymentFollowUp;
import io.sales.ordering.payment.RefundSender;
import io.sales.ordering.payment.notification.PaymentNotifications;
import io.sales.ordering.stock.Settler;
import io.sales.ordering.stock.StrayHolds;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * When the background looks for work: half a second after it last found none. Every instance does; rows that are due are
 * shared out by the database. Each kind of work has a thread of its own, so that a long queue of one delays no other.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnBooleanProperty(name = "sales.background-work", matchIfMissing = true)
class BackgroundWork implements SchedulingConfigurer {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration METRICS_PAUSE = Duration.ofSeconds(10);
    private static final Duration CLEANING_PAUSE = Duration.ofMinutes(1);

    private final List<Duty> duties;

    BackgroundWork(
            Settler settler,
            StrayHolds strayHolds,
            PaymentFollowUp paymentFollowUp,
            OrderExpiry expiry,
            RefundSender refundSender,
            PaymentNotifications notifications,
            Departures departures,
            SignInRemains signInRemains,
            OperationMetrics metrics) {
        this.duties = List.of(
                new Duty(settler::run, PAUSE),
                new Duty(strayHolds::run, PAUSE),
                new Duty(paymentFollowUp::run, PAUSE),
                new Duty(expiry::run, PAUSE),
                new Duty(refundSender::run, PAUSE),
                new Duty(notifications::forgetOld, CLEANING_PAUSE),
                new Duty(departures::run, PAUSE),
                new Duty(signInRemains::forgetOld, CLEANING_PAUSE),
                new Duty(metrics::refresh, METRICS_PAUSE));
    }

    @Bean
    ThreadPoolTaskSchedulerCustomizer aThreadForEachDuty() {
        return scheduler -> scheduler.setPoolSize(duties.size());
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        duties.forEach(duty -> tasks.addFixedDelayTask(duty.work(), duty.pause()));
    }

    private record Duty(Runnable work, Duration pause) {}
}
