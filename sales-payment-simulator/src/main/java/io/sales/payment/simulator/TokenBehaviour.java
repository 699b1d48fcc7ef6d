package io.sales.payment.simulator;

import org.jspecify.annotations.Nullable;

/** How a charge with a certain token turns out. */
enum TokenBehaviour {
    OK("tok_ok", ChargeStatus.CAPTURED, null),
    DECLINED("tok_declined", ChargeStatus.DECLINED, "card-declined"),

    /** Captured by itself after {@link Charges#SLOW}, unless it is cancelled before. */
    SLOW("tok_slow", ChargeStatus.PENDING, null),

    /** Captured, but whoever asked for it hears nothing. */
    LOST("tok_lost", ChargeStatus.CAPTURED, null),

    /** Pending until it is cancelled. */
    NEVER("tok_never", ChargeStatus.PENDING, null),

    /** Every token that has no meaning here. */
    UNKNOWN("", ChargeStatus.DECLINED, "unknown-token");

    private final String token;
    private final ChargeStatus first;
    private final @Nullable String declineCode;

    TokenBehaviour(String token, ChargeStatus first, @Nullable String declineCode) {
        this.token = token;
        this.first = first;
        this.declineCode = declineCode;
    }

    static TokenBehaviour of(String token) {
        for (TokenBehaviour behaviour : values()) {
            if (behaviour.token.equals(token)) {
                return behaviour;
            }
        }
        return UNKNOWN;
    }

    ChargeStatus first() {
        return first;
    }

    @Nullable
    String declineCode() {
        return declineCode;
    }

    boolean losesFirstAnswer() {
        return this == LOST;
    }
}
