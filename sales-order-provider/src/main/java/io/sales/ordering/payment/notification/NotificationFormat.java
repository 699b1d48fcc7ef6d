package io.sales.ordering.payment.notification;

import io.sales.api.SalesException;
import io.sales.api.payment.PaymentNotification;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * How one payment provider speaks by itself: how it signs, and what its payload looks like. A provider that sends nothing
 * has none; its charges and refunds are then found out by asking alone.
 */
public interface NotificationFormat {

    /** The name of the {@link io.sales.ordering.payment.PaymentProvider} that sends them, and the last part of the URL. */
    String provider();

    /**
     * Makes sure that the provider sent exactly these bytes, and not long ago; then reads them. The signature comes first:
     * nothing is made of a body before it is known whose it is.
     *
     * @param now the time to judge by, never the JVM's; it costs a query, so it is asked for once the signature holds
     * @throws SalesException {@code bad-signature}; {@code invalid-request} if what was signed cannot be read
     */
    Notice open(PaymentNotification notification, Supplier<Instant> now);
}
