package io.sales.ordering;

import io.sales.ordering.payment.OrderExpiry;
import io.sales.ordering.payment.PaymentFollowUp;
import io.sales.ordering.payment.RefundSender;
import io.sales.ordering.payment.notification.PaymentNotifications;
import io.sales.ordering.stock.Settler;
import io.sales.ordering.stock.StrayHolds;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * When the background looks for work: half a second after it last found none. Every instance does; rows that are due are
 * shared out by the database.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnBooleanProperty(name = "sales.background-work", matchIfMissing = true)
class BackgroundWork {

    private static final long PAUSE_MS = 500;
    private static final long CLEANING_PAUSE_MS = 60_000;

    private final Settler settler;
    private final StrayHolds strayHolds;
    private final PaymentFollowUp paymentFollowUp;
    private final OrderExpiry expiry;
    private final RefundSender refundSender;
    private final PaymentNotifications notifications;

    BackgroundWork(
            Settler settler,
            StrayHolds strayHolds,
            PaymentFollowUp paymentFollowUp,
            OrderExpiry expiry,
            RefundSender refundSender,
            PaymentNotifications notifications) {
        this.settler = settler;
        this.strayHolds = strayHolds;
        this.paymentFollowUp = paymentFollowUp;
        this.expiry = expiry;
        this.refundSender = refundSender;
        this.notifications = notifications;
    }

    @Scheduled(fixedDelay = PAUSE_MS)
    void settle() {
        settler.run();
    }

    @Scheduled(fixedDelay = PAUSE_MS)
    void searchStrayHolds() {
        strayHolds.run();
    }

    @Scheduled(fixedDelay = PAUSE_MS)
    void followUpPayments() {
        paymentFollowUp.run();
    }

    @Scheduled(fixedDelay = PAUSE_MS)
    void expire() {
        expiry.run();
    }

    @Scheduled(fixedDelay = PAUSE_MS)
    void sendRefunds() {
        refundSender.run();
    }

    @Scheduled(fixedDelay = CLEANING_PAUSE_MS)
    void forgetOldNotifications() {
        notifications.forgetOld();
    }
}
