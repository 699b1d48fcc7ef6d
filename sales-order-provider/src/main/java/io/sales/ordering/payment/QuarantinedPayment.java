package io.sales.ordering.payment;

import io.sales.api.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that a payment provider speaks of and that is not what was asked for. Nothing of it is booked.
 *
 * @param subjectId of the payment attempt or the refund
 * @param expected what was asked for
 * @param found what the provider speaks of
 * @param excerpt the beginning of the notification, for a person to read; null for an answer
 * @param since when it was last seen like this
 */
public record QuarantinedPayment(
        String id,
        String provider,
        PaymentSubject.Kind kind,
        String subjectId,
        String orderId,
        Source source,
        Money expected,
        Money found,
        @Nullable String excerpt,
        Instant since) {

    /** What is wrong, for staff to read. Amounts are in minor units, as nobody vouches for the currency that was found. */
    public String problem() {
        String figures = "%d %s were asked for, and %s tells of %d %s (minor units)"
                .formatted(expected.amount(), expected.currency(), provider, found.amount(), found.currency());
        return excerpt == null ? figures + " when it is asked." : figures + " by itself: " + excerpt;
    }

    /** Where the provider said so. */
    public enum Source {
        /** When it was asked. */
        ANSWER,
        /** By itself. */
        NOTIFICATION
    }
}
