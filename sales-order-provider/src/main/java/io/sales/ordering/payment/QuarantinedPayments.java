package io.sales.ordering.payment;

import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.PageRequest;
import io.sales.api.SalesException;
import io.sales.api.payment.QuarantinedPaymentView;
import io.sales.ordering.Checks;
import io.sales.ordering.order.Act;
import io.sales.ordering.order.Order;
import io.sales.ordering.order.Orders;
import io.sales.ordering.order.PaymentAttempt;
import io.sales.ordering.order.SuspendedAttempt;
import io.sales.ordering.payment.PaymentSubject.Kind;
import io.sales.ordering.payment.Quarantine.Entry;
import io.sales.ordering.payment.Quarantine.Position;
import io.sales.ordering.payment.Quarantine.Source;
import io.sales.ordering.payment.TransactionLog.Said;
import io.sales.ordering.payment.TransactionLog.State;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.platform.id.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What staff can do about money that is not what was asked for. Neither way books any of it. */
@Service
public class QuarantinedPayments {

    private static final String LIST = "quarantine";

    private final Quarantine quarantine;
    private final Orders orders;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final TransactionLog log;
    private final PaymentQuestions questions;
    private final PaymentSubjects subjects;

    QuarantinedPayments(
            Quarantine quarantine,
            Orders orders,
            Transactions transactions,
            DatabaseClock clock,
            TransactionLog log,
            PaymentQuestions questions,
            PaymentSubjects subjects) {
        this.quarantine = quarantine;
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
        this.log = log;
        this.questions = questions;
        this.subjects = subjects;
    }

    /**
     * What is in quarantine, oldest first.
     *
     * @throws SalesException {@code forbidden} unless to staff, {@code invalid-request}
     */
    public Page<QuarantinedPaymentView> list(Caller caller, PageRequest page) {
        caller.requireStaff();
        Checks.limit(page.limit());
        Position after = position(page.cursor());
        List<QuarantinedPaymentView> rows = transactions.read(() -> quarantine.page(after, page.limit() + 1));
        boolean more = rows.size() > page.limit();
        List<QuarantinedPaymentView> shown = more ? rows.subList(0, page.limit()) : rows;
        return new Page<>(List.copyOf(shown), more ? cursorAfter(shown.get(shown.size() - 1)) : null);
    }

    /**
     * Ends the quarantine and has the provider asked again. If it still says the same, the entry is back within a second.
     *
     * @throws SalesException {@code forbidden} unless to staff, {@code not-found}
     */
    public void retry(Caller caller, String id) {
        release(caller, id, (order, entry) -> {
            suspended(order, entry).ifPresent(attempt -> attempt.resume(new Act(caller, clock.now())));
            subjects.find(entry.kind(), entry.subjectId()).ifPresent(questions::askNow);
        });
    }

    /**
     * Ends the quarantine for good. A charge that was answered for with other figures counts as failed from now on: what
     * the provider took, a person gives back there, and the customer may pay anew.
     *
     * @throws SalesException {@code forbidden} unless to staff, {@code not-found}
     */
    public void dismiss(Caller caller, String id) {
        release(
                caller,
                id,
                (order, entry) ->
                        suspended(order, entry).ifPresent(attempt -> fail(attempt, new Act(caller, clock.now()))));
    }

    private void release(Caller caller, String id, Consequence consequence) {
        caller.requireStaff();
        transactions.writing(() -> {
            Entry entry = quarantine.find(id).orElseThrow(QuarantinedPayments::unknown);
            Order order = orders.lock(entry.orderId()).orElseThrow();
            if (!quarantine.release(id)) {
                throw unknown();
            }
            consequence.of(order, entry);
        });
    }

    private void fail(SuspendedAttempt suspended, Act act) {
        log.charge(suspended.order(), suspended.attempt(), new Said(State.FAILURE, null, act.at()));
        suspended.dismiss(act);
    }

    /** The attempt that waits for this entry to end. A notification keeps none from being asked about. */
    private static Optional<SuspendedAttempt> suspended(Order order, Entry entry) {
        return entry.kind() == Kind.CHARGE && entry.source() == Source.ANSWER
                ? order.attempt(entry.subjectId())
                        .filter(PaymentAttempt::isOpen)
                        .map(attempt -> new SuspendedAttempt(order, attempt))
                : Optional.empty();
    }

    private static SalesException unknown() {
        return SalesException.notFound("quarantined payment");
    }

    private static @Nullable Position position(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        Cursor after = Cursor.decode(LIST, 2, cursor);
        long micros = after.number(0);
        return new Position(
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000),
                after.text(1));
    }

    private static String cursorAfter(QuarantinedPaymentView last) {
        long micros = last.since().getEpochSecond() * 1_000_000 + last.since().getNano() / 1_000;
        return Cursor.after(LIST, micros, last.id()).encoded();
    }

    private interface Consequence {

        void of(Order order, Entry entry);
    }
}
