package io.sales.api.payment;

import io.sales.api.Money;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that a payment provider speaks of and that is not what was asked for. Nothing of it is booked.
 *
 * @param subject {@code CHARGE} or {@code REFUND}
 * @param subjectId of the payment attempt or the refund
 * @param source {@code ANSWER} if the provider said so when it was asked, {@code NOTIFICATION} if by itself
 * @param expected what was asked for
 * @param found what the provider speaks of
 * @param excerpt the beginning of the notification, for a person to read; null for an answer
 * @param since when it was last seen like this
 */
public record QuarantinedPaymentView(
        String id,
        String provider,
        String subject,
        String subjectId,
        String orderId,
        String source,
        Money expected,
        Money found,
        @Nullable String excerpt,
        Instant since)
        implements Serializable {}
