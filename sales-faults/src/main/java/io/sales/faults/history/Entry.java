package io.sales.faults.history;

/**
 * One request and its answer. Times are milliseconds since the history began.
 *
 * @param number in the order of answers
 */
public record Entry(int number, long sentAt, long answeredAt, Request request, Answer answer) {

    public boolean is(Outcome outcome) {
        return answer.outcome() == outcome;
    }
}
