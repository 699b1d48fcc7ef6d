package io.sales.ordering.customer;

import io.sales.api.SalesException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address.
 *
 * @param written as its owner writes it
 * @param compared as two of them are compared: without regard to case, and to the ways of encoding the same character
 */
record EmailAddress(String written, String compared) {

    private static final int MAX_LENGTH = 254;

    /** Enough to catch a slip; whether mail arrives, only mail can tell. */
    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

    /**
     * @throws SalesException {@code invalid-request}
     */
    static EmailAddress of(String text) {
        if (text.length() > MAX_LENGTH || !SHAPE.matcher(text).matches()) {
            throw SalesException.invalid("email", "must be an e-mail address of at most " + MAX_LENGTH + " characters");
        }
        return new EmailAddress(text, key(text));
    }

    /** The form to look an address up by; also for texts that are no address, which are then not found. */
    static String key(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
