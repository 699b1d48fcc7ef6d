package io.sales.ordering.random;

import io.sales.api.order.HistoryEntry;
import io.sales.api.stock.SettleStock;
import java.util.List;
import java.util.Set;

/**
 * All that is known of one order in the end.
 *
 * @param history oldest first
 * @param transactions what the payment provider said of it, in the order in which it was written down
 * @param stock what inventory has of it
 * @param answered what people were told that they made
 */
record OrderFile(
        Seen seen,
        List<HistoryEntry> history,
        List<Transaction> transactions,
        List<SettleStock.Line> stock,
        Set<String> answered) {

    String id() {
        return seen.order().id();
    }

    /** Minor units of all that succeeded. */
    long succeeded(String type) {
        return transactions.stream()
                .filter(transaction -> transaction.isSuccess(type))
                .mapToLong(Transaction::amount)
                .sum();
    }

    /**
     * @param subjectId the attempt's or the refund's
     * @param amount minor units
     */
    record Transaction(String orderId, String subjectId, String type, String state, long amount, String reference) {

        boolean isSuccess(String ofType) {
            return type.equals(ofType) && state.equals("SUCCESS");
        }
    }
}
