package io.sales.endtoend;

/** Whom an operation is for, and how everybody else is turned away. */
enum Audience {
    /** Does not even look at a token. */
    PUBLIC,
    ANYONE,
    /** About whoever asks. */
    SIGNED_IN,
    CUSTOMER,
    /** About an order of Ann's: for everybody else there is none. */
    OWNER,
    OWNER_OR_STAFF,
    STAFF,
    ADMIN;

    static final int LET_IN = 0;

    /** The status of the refusal, or {@link #LET_IN}. */
    int refusalOf(Asker asker) {
        if (this == PUBLIC) {
            return LET_IN;
        }
        if (asker.hasBadToken() || asker == Asker.ANONYMOUS && this != ANYONE) {
            return 401;
        }
        return switch (this) {
            case PUBLIC, ANYONE, SIGNED_IN -> LET_IN;
            case CUSTOMER -> asker.worksHere() ? 403 : LET_IN;
            case OWNER -> asker.worksHere() ? 403 : asker == Asker.ANN ? LET_IN : 404;
            case OWNER_OR_STAFF -> asker == Asker.BOB ? 404 : LET_IN;
            case STAFF -> asker.worksHere() ? LET_IN : 403;
            case ADMIN -> asker == Asker.ADMIN ? LET_IN : 403;
        };
    }

    /** Whether what staff change here is written down. */
    boolean isAudited(Asker asker) {
        return asker.worksHere() && (this == OWNER_OR_STAFF || this == STAFF || this == ADMIN);
    }
}
