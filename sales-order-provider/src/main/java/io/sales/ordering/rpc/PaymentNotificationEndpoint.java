package io.sales.ordering.rpc;

import io.sales.api.payment.PaymentNotification;
import io.sales.api.payment.PaymentNotificationService;
import io.sales.ordering.payment.notification.PaymentNotifications;
import org.apache.dubbo.config.annotation.DubboService;

/** Where the gateway passes on what payment providers send. */
@DubboService
class PaymentNotificationEndpoint implements PaymentNotificationService {

    private final PaymentNotifications notifications;

    PaymentNotificationEndpoint(PaymentNotifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public void receive(PaymentNotification notification) {
        notifications.receive(notification);
    }
}
