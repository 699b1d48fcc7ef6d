package io.sales.api;

/**
 * The stable codes of every refusal. A code never changes its meaning; new ones may be added, so they travel as plain
 * strings. The gateway maps each to one HTTP status, and the README lists them all.
 */
public final class Slugs {

    /** A value is missing, malformed or out of range. Nothing changed; correct the request. */
    public static final String INVALID_REQUEST = "invalid-request";

    /** The thing does not exist, or is not this caller's to see. */
    public static final String NOT_FOUND = "not-found";

    /** The caller's role does not allow this. */
    public static final String FORBIDDEN = "forbidden";

    /** The idempotency key was used by this caller on this route for another request. */
    public static final String IDEMPOTENCY_KEY_REUSED = "idempotency-key-reused";

    /** A copy of this very request is being worked on; repeat it a little later. */
    public static final String IN_PROGRESS = "in-progress";

    /** The resource changed since the caller read it. Read it again and decide anew. */
    public static final String VERSION_CONFLICT = "version-conflict";

    /** The order's present state does not allow this step. */
    public static final String ILLEGAL_TRANSITION = "illegal-transition";

    /** Another payment attempt of this order has no outcome yet. */
    public static final String PAYMENT_PENDING = "payment-pending";

    /** The payment provider refused the charge. The order still waits for payment. */
    public static final String PAYMENT_DECLINED = "payment-declined";

    /** More would be paid back than was charged and has not gone back yet. */
    public static final String REFUND_EXCEEDS_CHARGE = "refund-exceeds-charge";

    /** Less is available than was asked for. */
    public static final String INSUFFICIENT_STOCK = "insufficient-stock";

    /** The stock on hand is not what the caller expected it to be. */
    public static final String STOCK_CHANGED = "stock-changed";

    /** The SKU is unknown or its product is not on the shelf. */
    public static final String SKU_NOT_SELLABLE = "sku-not-sellable";

    /** An order cannot mix prices of several currencies. */
    public static final String MIXED_CURRENCIES = "mixed-currencies";

    /** Another product already has this SKU. */
    public static final String SKU_TAKEN = "sku-taken";

    /** An account with this e-mail address exists. */
    public static final String EMAIL_TAKEN = "email-taken";

    /** E-mail address or password is wrong, and it is not said which. */
    public static final String BAD_CREDENTIALS = "bad-credentials";

    /** Nobody would be left who may look after staff. */
    public static final String LAST_ADMIN = "last-admin";

    /** The refresh token is unknown, expired, revoked or already used. */
    public static final String BAD_REFRESH_TOKEN = "bad-refresh-token";

    /** A notification was not signed by the payment provider it names, or too long ago or ahead. */
    public static final String BAD_SIGNATURE = "bad-signature";

    /** A settlement names an order that inventory never held stock for. */
    public static final String UNKNOWN_ORDER = "unknown-order";

    /** A settlement asks for more than was ever held, or takes back what has shipped. */
    public static final String INVALID_SETTLEMENT = "invalid-settlement";

    /** Too many requests of this kind at once; repeat later. */
    public static final String TOO_MANY_REQUESTS = "too-many-requests";

    /** A part that is needed cannot be reached now; repeat with the same key later. */
    public static final String UNAVAILABLE = "unavailable";

    /** A part that is needed did not answer in time. Whether it acted is unknown; repeat with the same key. */
    public static final String TIMEOUT = "timeout";

    /** Unexpected. Logged where it happened under the trace id that the answer carries. */
    public static final String INTERNAL = "internal";

    private Slugs() {}
}
