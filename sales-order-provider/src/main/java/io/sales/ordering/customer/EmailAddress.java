package io.sales.ordering.customer;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import io.sales.api.SalesException;
import java.util.regex.Pattern;

/**
 * An e-mail address.
 *
 * @param written as its owner writes it
 * @param compared as two of them are compared: without regard to case, to the ways of encoding the same character and to
 *     what cannot be seen; the domain as the name system knows it. Characters that only look alike stay different, and so do
 *     dots and tags before the at sign: such addresses may well belong to different people
 */
record EmailAddress(String written, String compared) {

    static final int MAX_LENGTH = 254;

    /** Enough to catch a slip; whether mail arrives, only mail can tell. */
    private static final Pattern SHAPE =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,128}@[^@\\s\\p{Cntrl}]{1,189}", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Normalizer2 WIDTHS = Normalizer2.getNFKCInstance();
    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.CHECK_CONTEXTO);

    /**
     * @throws SalesException {@code invalid-request}
     */
    static EmailAddress of(String text) {
        String compared = key(text);
        if (!isAddress(text) || !isAddress(compared)) {
            throw SalesException.invalid("email", "must be an e-mail address of at most " + MAX_LENGTH + " characters");
        }
        return new EmailAddress(text, compared);
    }

    /** The form to look an address up by; also for texts that are no address, which are then not found. */
    static String key(String text) {
        String plain = WIDTHS.normalize(text).strip();
        int domain = plain.lastIndexOf('@') + 1;
        return FOLDING.normalize(plain.substring(0, domain)) + domain(plain.substring(domain));
    }

    /** A name that the name system cannot have is compared like any text: no mail arrives there in any case. */
    private static String domain(String name) {
        var known = new IDNA.Info();
        var ascii = new StringBuilder();
        DOMAINS.nameToASCII(name, ascii, known);
        return known.hasErrors() ? FOLDING.normalize(name) : ascii.toString();
    }

    private static boolean isAddress(String text) {
        return text.length() <= MAX_LENGTH && SHAPE.matcher(text).matches();
    }
}
