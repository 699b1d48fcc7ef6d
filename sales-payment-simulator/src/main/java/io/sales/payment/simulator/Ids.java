package io.sales.payment.simulator;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids of our own. */
final class Ids {

    private static final SecureRandom random = new SecureRandom();

    private Ids() {}

    /** A random id of 96 bits behind a prefix that tells what it is of. */
    static String next(String prefix) {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return prefix + "_" + HexFormat.of().formatHex(bytes);
    }
}
