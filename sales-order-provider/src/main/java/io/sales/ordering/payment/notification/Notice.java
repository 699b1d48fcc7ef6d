package io.sales.ordering.payment.notification;

import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.ordering.payment.PaymentSubject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A notification whose sender is known.
 *
 * @param id the provider's own, the same for every copy; 1 to 128 visible characters
 * @param claim what it says of a charge or a refund; null if it is about something else
 */
public record Notice(String id, @Nullable Claim claim) {

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:~-]{1,128}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /**
     * @throws SalesException {@code invalid-request}
     */
    public Notice {
        require(ID, "id", id);
    }

    /**
     * @param reference the attempt's or the refund's id, as far as the provider knows it; 1 to 128 characters of an id
     * @param money how much moved; null if none did. It is compared, and never booked
     */
    public record Claim(
            PaymentSubject.Kind kind,
            String reference,
            @Nullable Money money) {

        /**
         * @throws SalesException {@code invalid-request}
         */
        public Claim {
            require(REFERENCE, "reference", reference);
            if (money != null) {
                require(CURRENCY, "currency", money.currency());
            }
        }
    }

    private static void require(Pattern pattern, String field, String value) {
        if (!pattern.matcher(value).matches()) {
            throw SalesException.invalid(field, "is too long, or has characters that are never in one");
        }
    }
}
