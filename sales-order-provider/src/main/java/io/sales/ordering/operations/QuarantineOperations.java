package io.sales.ordering.operations;

import io.sales.api.Money;
import io.sales.api.operation.OperationStatus;
import io.sales.api.operation.OperationView;
import io.sales.ordering.order.Act;
import io.sales.ordering.payment.QuarantinedPayment;
import io.sales.ordering.payment.QuarantinedPayments;
import io.sales.ordering.work.Backlog.Figures;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.input.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Money that is not what was asked for. It waits for staff alone, so that it counts as given up from the start. */
class QuarantineOperations implements OperationSource {

    private final QuarantinedPayments payments;
    private final AuditLog audit;

    QuarantineOperations(QuarantinedPayments payments, AuditLog audit) {
        this.payments = payments;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return QuarantinedPayments.KIND;
    }

    @Override
    public List<OperationView> page(OperationStatus status, Moment after, Instant late, int limit) {
        return switch (status) {
            case WAITING -> List.of();
            case PARKED ->
                payments.page(after, limit).stream()
                        .map(payment -> view(payment, OperationStatus.PARKED, payment.since(), null))
                        .toList();
        };
    }

    @Override
    public Optional<OperationView> retry(String subject, Act act) {
        return payments.retry(subject, act)
                .map(payment -> released(RETRY, payment, act))
                .map(payment -> view(payment, OperationStatus.WAITING, act.at(), act.at()));
    }

    @Override
    public boolean dismiss(String subject, Act act) {
        return payments.dismiss(subject, act)
                .map(payment -> released(DISMISS, payment, act))
                .isPresent();
    }

    /** It was in quarantine, and is no more. */
    private QuarantinedPayment released(String action, QuarantinedPayment payment, Act act) {
        var before = Map.of(
                "status", OperationStatus.PARKED.name(),
                "subject", payment.subjectId(),
                "expected", text(payment.expected()),
                "found", text(payment.found()));
        audit.changed(act.actor(), action, Operations.id(kind(), payment.id()), before, Map.of());
        return payment;
    }

    /** In minor units, as the API has them. */
    private static String text(Money money) {
        return money.amount() + " " + money.currency();
    }

    @Override
    public Figures figures(Instant now, Instant late) {
        return new Figures(0, 0, payments.count(), null);
    }

    private OperationView view(
            QuarantinedPayment payment, OperationStatus status, Instant since, @Nullable Instant nextTry) {
        return new OperationView(
                Operations.id(kind(), payment.id()),
                kind(),
                payment.id(),
                payment.orderId(),
                status,
                payment.problem(),
                since,
                0,
                nextTry);
    }
}
