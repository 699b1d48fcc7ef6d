package io.sales.endtoend;

/** Who may knock at the door. */
enum Asker {
    ANONYMOUS,
    ANN,
    BOB,
    STAFF,
    ADMIN,
    /** From here on tokens of Ann's that have a fault. */
    EXPIRED,
    TAMPERED,
    OTHER_ISSUER,
    ALG_NONE;

    boolean hasBadToken() {
        return compareTo(EXPIRED) >= 0;
    }

    boolean worksHere() {
        return this == STAFF || this == ADMIN;
    }
}
