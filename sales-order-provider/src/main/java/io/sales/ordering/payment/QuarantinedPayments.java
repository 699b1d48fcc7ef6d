package io.sales.ordering.payment;

import io.sales.ordering.order.Act;
import io.sales.ordering.order.Intervention;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.order.PaymentAttempt;
import io.sales.ordering.order.SuspendedAttempt;
import io.sales.ordering.payment.PaymentSubject.Kind;
import io.sales.ordering.payment.QuarantinedPayment.Source;
import io.sales.ordering.payment.TransactionLog.Said;
import io.sales.ordering.payment.TransactionLog.State;
import io.sales.platform.input.Moment;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What staff can do about money that is not what was asked for. Neither way books any of it. Every method runs in the
 * caller's transaction.
 */
@Service
public class QuarantinedPayments {

    /** What it is called among the other things that staff look after. */
    public static final String KIND = "quarantine";

    private final Quarantine quarantine;
    private final Orders orders;
    private final TransactionLog log;
    private final PaymentQuestions questions;
    private final PaymentSubjects subjects;

    QuarantinedPayments(
            Quarantine quarantine,
            Orders orders,
            TransactionLog log,
            PaymentQuestions questions,
            PaymentSubjects subjects) {
        this.quarantine = quarantine;
        this.orders = orders;
        this.log = log;
        this.questions = questions;
        this.subjects = subjects;
    }

    /** What is in quarantine behind a place, the oldest first. */
    public List<QuarantinedPayment> page(Moment after, int limit) {
        return quarantine.page(after, limit);
    }

    /** How much is in quarantine, as far as it is counted. */
    public long count() {
        return quarantine.count();
    }

    /**
     * Ends the quarantine and has the provider asked again. If it still says the same, the entry is back within a second.
     *
     * @return what was released; empty if there is none
     */
    public Optional<QuarantinedPayment> retry(String id, Act act) {
        return release(id, (order, entry) -> {
            suspended(order, entry)
                    .ifPresentOrElse(attempt -> attempt.resume(act), () -> order.note(Intervention.RETRIED, KIND, act));
            subjects.find(entry.kind(), entry.subjectId()).ifPresent(questions::askNow);
        });
    }

    /**
     * Ends the quarantine for good. A charge that was answered for with other figures counts as failed from now on: what
     * the provider took, a person gives back there, and the customer may pay anew. Anything else only leaves the list.
     *
     * @return what was released; empty if there is none
     */
    public Optional<QuarantinedPayment> dismiss(String id, Act act) {
        return release(
                id,
                (order, entry) -> suspended(order, entry)
                        .ifPresentOrElse(
                                attempt -> fail(attempt, act),
                                () -> order.note(Intervention.DISMISSED, entry.subjectId(), act)));
    }

    private Optional<QuarantinedPayment> release(String id, Consequence consequence) {
        return quarantine.find(id).flatMap(entry -> {
            Order order = orders.lock(entry.orderId()).orElseThrow();
            if (!quarantine.release(id)) {
                return Optional.empty();
            }
            consequence.of(order, entry);
            return Optional.of(entry);
        });
    }

    private void fail(SuspendedAttempt suspended, Act act) {
        log.charge(suspended.order(), suspended.attempt(), new Said(State.FAILURE, null, act.at()));
        suspended.dismiss(act);
    }

    /** The attempt that waits for this entry to end. A notification keeps none from being asked about. */
    private static Optional<SuspendedAttempt> suspended(Order order, QuarantinedPayment entry) {
        return entry.kind() == Kind.CHARGE && entry.source() == Source.ANSWER
                ? order.attempt(entry.subjectId())
                        .filter(PaymentAttempt::isOpen)
                        .map(attempt -> new SuspendedAttempt(order, attempt))
                : Optional.empty();
    }

    private interface Consequence {

        void of(Order order, QuarantinedPayment entry);
    }
}
