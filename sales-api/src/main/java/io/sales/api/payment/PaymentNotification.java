package io.sales.api.payment;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A request that claims to come from a payment provider, exactly as it arrived: whether it does is for the signature to say.
 *
 * @param provider the name in the URL
 * @param headers all but credentials of ours; a header that was sent twice is in it twice
 * @param body the bytes that the signature is over; at most {@link io.sales.api.Limits#MAX_NOTIFICATION_BYTES}
 */
public record PaymentNotification(String provider, List<Header> headers, byte[] body) implements Serializable {

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentNotification that
                && Objects.equals(provider, that.provider)
                && Objects.equals(headers, that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(provider, headers, Arrays.hashCode(body));
    }

    /** Leaves out what nobody has verified, and the signature. */
    @Override
    public String toString() {
        return "PaymentNotification[provider=" + provider + "]";
    }

    /**
     * @param name compared without regard to case
     */
    public record Header(String name, String value) implements Serializable {}
}
