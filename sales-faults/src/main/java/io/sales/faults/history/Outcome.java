package io.sales.faults.history;

/** What the sender of a request knows of it. */
public enum Outcome {
    /** It is done: a 2xx. */
    ACKNOWLEDGED,

    /** Nothing was done: another answer that says so, or no connection to send it over. */
    REFUSED,

    /** Done or not: no answer, or one that does not tell. */
    UNKNOWN
}
