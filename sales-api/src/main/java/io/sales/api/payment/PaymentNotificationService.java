package io.sales.api.payment;

import io.sales.api.SalesException;

/** Where payment providers say that something changed. Served by the order provider. */
public interface PaymentNotificationService {

    /**
     * Has whatever the notification is about asked for at the provider now. It never books anything by itself. Repeats are
     * accepted and do nothing more, and so is a notification about something that is not ours.
     *
     * @throws SalesException {@code not-found} for an unknown provider, {@code bad-signature}, {@code invalid-request} if
     *     what was signed cannot be read
     */
    void receive(PaymentNotification notification) throws SalesException;
}
