package io.sales.faults.history;

import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param status 0 without an answer
 * @param code slug of a refusal, or what broke; empty for success
 * @param id of what was made; null without
 * @param replayed whether the system says that it had done it before
 * @param state of what was made, such as PENDING; empty if it has none
 */
public record Answer(
        Outcome outcome, int status, String code, @Nullable String id, boolean replayed, String state) {

    public static Answer acknowledged(int status, String id, boolean replayed, String state) {
        return new Answer(Outcome.ACKNOWLEDGED, status, "", id, replayed, state);
    }

    public static Answer refused(int status, String code) {
        return new Answer(Outcome.REFUSED, status, code, null, false, "");
    }

    public static Answer unknown(int status, String code) {
        return new Answer(Outcome.UNKNOWN, status, code, null, false, "");
    }

    /** Whether the client would have to try again: a failure of the system, not of what was asked for. */
    public boolean isFailure() {
        return status == 0 || status >= 500 || status == 401 || status == 429;
    }
}
