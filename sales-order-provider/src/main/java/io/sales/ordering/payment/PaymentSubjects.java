package io.sales.ordering.payment;

import io.sales.api.Money;
import io.sales.ordering.payment.PaymentSubject.Kind;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/** Finds charges and refunds by the id under which the payment provider knows them. */
@Repository
public class PaymentSubjects {

    private final JdbcOperations jdbc;

    PaymentSubjects(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<PaymentSubject> find(Kind kind, String id) {
        return jdbc
                .query(
                        """
                        SELECT s.id, s.order_id, s.amount, o.currency
                        FROM %s s JOIN orders o ON o.id = s.order_id WHERE s.id = ?
                        """.formatted(table(kind)),
                        (row, number) -> new PaymentSubject(
                                kind, row.getString(1), row.getString(2), new Money(row.getLong(3), row.getString(4))),
                        id)
                .stream()
                .findFirst();
    }

    private static String table(Kind kind) {
        return switch (kind) {
            case CHARGE -> "payment_attempt";
            case REFUND -> "refund";
        };
    }
}
