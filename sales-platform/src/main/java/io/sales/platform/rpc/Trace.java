package io.sales.platform.rpc;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The id that ties one request's log lines together across processes: 32 hexadecimal digits, as in W3C Trace Context.
 */
public final class Trace {

    /** The name under which log patterns find it, and that it travels by. */
    public static final String KEY = "traceId";

    private static final SecureRandom random = new SecureRandom();
    private static final Pattern VALID = Pattern.compile("[0-9a-f]{32}");

    private Trace() {}

    /** The current request's id; null outside of a request. */
    public static @Nullable String current() {
        return MDC.get(KEY);
    }

    /** Makes the id this thread's until {@link #end()}; one that is missing or malformed is replaced by a new one. */
    public static String begin(@Nullable String proposed) {
        String id = proposed != null && VALID.matcher(proposed).matches() ? proposed : generated();
        MDC.put(KEY, id);
        return id;
    }

    public static void end() {
        MDC.remove(KEY);
    }

    /** An id that nobody has, for what has no request. */
    public static String generated() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
