package io.sales.ordering.payment;

import io.sales.ordering.order.Order;
import io.sales.ordering.order.PaymentAttempt;
import io.sales.ordering.order.Refund;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/**
 * What was asked of the payment provider and what it said: append-only. The primary key lets each charge and each refund
 * succeed only once, whatever else goes wrong.
 */
@Repository
class TransactionLog {

    private final JdbcOperations jdbc;

    TransactionLog(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void charge(Order order, PaymentAttempt attempt, Said said) {
        append("CHARGE", order, attempt.id(), attempt.amount(), said);
    }

    void refund(Order order, Refund refund, Said said) {
        append("REFUND", order, refund.id(), refund.amount(), said);
    }

    private void append(String type, Order order, String subjectId, long amount, Said said) {
        jdbc.update(
                """
                INSERT INTO payment_transaction (subject_id, state, type, order_id, amount, provider_reference, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                subjectId,
                said.state().name(),
                type,
                order.id(),
                amount,
                said.reference(),
                said.at().atOffset(ZoneOffset.UTC));
    }

    /**
     * @param reference the provider's own id; null where it gave none
     */
    record Said(State state, @Nullable String reference, Instant at) {}

    enum State {
        PENDING,
        SUCCESS,
        FAILURE
    }
}
