package io.sales.platform.id;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * SHA-256 over a list of texts. Every text is preceded by its length, so that no two lists give the same input.
 */
public final class Digest {

    /** Crockford's base 32, lower case: no letter that reads like a digit. */
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

    private static final int ID_BITS = 125;

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Digest of(String... parts) {
        return of(Arrays.asList(parts));
    }

    public static Digest of(Iterable<String> parts) {
        MessageDigest sha256 = sha256();
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
            sha256.update(text);
        }
        return new Digest(sha256.digest());
    }

    /**
     * An id that anyone with the same parts arrives at.
     *
     * @param kind a short prefix that tells people what the id is of, such as {@code ord}
     * @return the prefix, an underscore and 25 characters that carry 125 bits
     */
    public String id(String kind) {
        var number = new BigInteger(1, bytes).shiftRight(bytes.length * 8 - ID_BITS);
        var text = new StringBuilder(kind).append('_');
        for (int shift = ID_BITS - 5; shift >= 0; shift -= 5) {
            text.append(ALPHABET[number.shiftRight(shift).intValue() & 31]);
        }
        return text.toString();
    }

    /** All 256 bits, as 64 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
