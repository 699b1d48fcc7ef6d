package io.sales.api.operation;

/** Whether an operation still gets anywhere by itself. */
public enum OperationStatus {
    /** Tried again and again, each time after a longer pause. */
    WAITING,
    /** Given up after many tries; somebody has to see to the cause and have it tried again. */
    PARKED
}
