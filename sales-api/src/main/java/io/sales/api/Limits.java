package io.sales.api;

/** The bounds that hold on every path into the system, whoever calls. */
public final class Limits {

    public static final int MAX_ORDER_LINES = 100;

    /** Units of one SKU in one order, after lines of the same SKU are merged. */
    public static final int MAX_LINE_QUANTITY = 9_999;

    /** Holds that are asked for with one call. */
    public static final int MAX_HOLDS_PER_CALL = 128;

    public static final int MAX_SKUS_PER_PRODUCT = 100;

    public static final int MAX_SKUS_PER_QUERY = 100;

    /** Minor units of one unit of a SKU. */
    public static final long MAX_PRICE = 100_000_000_000L;

    /** Minor units of a full order of the dearest SKU, and so of whatever is paid or refunded. */
    public static final long MAX_TOTAL = MAX_ORDER_LINES * MAX_LINE_QUANTITY * MAX_PRICE;

    /** Units in one stock adjustment, either way. */
    public static final long MAX_ADJUSTMENT = 1_000_000_000L;

    /** Units of one SKU on hand. */
    public static final long MAX_ON_HAND = 1_000_000_000_000L;

    public static final int MAX_PAGE_SIZE = 100;

    public static final int DEFAULT_PAGE_SIZE = 20;

    public static final int MAX_IDEMPOTENCY_KEY_LENGTH = 255;

    public static final int MIN_PASSWORD_LENGTH = 12;

    public static final int MAX_PASSWORD_LENGTH = 128;

    public static final int MAX_ADDRESSES_PER_CUSTOMER = 20;

    /** Sessions of one account that are open at once. */
    public static final int MAX_SESSIONS_PER_CUSTOMER = 1_000;

    /** Minutes that an access token may be good for: as long at least, gateways can learn that its session is over. */
    public static final int MAX_ACCESS_TOKEN_MINUTES = 60;

    /** The body of one payment notification. */
    public static final int MAX_NOTIFICATION_BYTES = 256 * 1024;

    private Limits() {}
}
