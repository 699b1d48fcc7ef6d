package io.sales.benchmark.load;

/** What became of one call. */
public enum Outcome {
    /** It had the effect that is counted. */
    DONE,
    /** It was answered, and the answer was no. */
    DECLINED,
    /** There was no answer, or an error. */
    FAILED
}
