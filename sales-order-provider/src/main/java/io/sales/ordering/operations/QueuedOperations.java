package io.sales.ordering.operations;

import io.sales.api.operation.OperationStatus;
import io.sales.api.operation.OperationView;
import io.sales.ordering.order.Act;
import io.sales.ordering.order.Intervention;
import io.sales.ordering.order.Orders;
import io.sales.ordering.work.Backlog;
import io.sales.ordering.work.Backlog.Figures;
import io.sales.ordering.work.Piece;
import io.sales.ordering.work.WorkQueue;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.input.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that stand in a work queue. */
class QueuedOperations implements OperationSource {

    private final String kind;
    private final Backlog backlog;
    private final Orders orders;
    private final AuditLog audit;

    QueuedOperations(WorkQueue queue, Orders orders, AuditLog audit) {
        this.kind = queue.kind();
        this.backlog = queue.backlog();
        this.orders = orders;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public List<OperationView> page(OperationStatus status, Moment after, Instant late, int limit) {
        List<Piece> pieces = switch (status) {
            case WAITING -> backlog.waiting(late, after, limit);
            case PARKED -> backlog.parked(after, limit);
        };
        return pieces.stream().map(this::view).toList();
    }

    @Override
    public Optional<OperationView> retry(String subject, Act act) {
        // Found once to know which order to lock, and again to see what it is like under the lock.
        return backlog.find(subject, act.at())
                .flatMap(piece -> orders.lock(piece.orderId()))
                .flatMap(order -> backlog.find(subject, act.at()).map(piece -> {
                    if (!isAboutToBeTried(piece, act.at())) {
                        backlog.retry(subject, act.at());
                        order.note(Intervention.RETRIED, kind, act);
                        audit.changed(act.actor(), RETRY, view(piece).id(), facts(piece), facts(now(subject, act)));
                    }
                    return view(now(subject, act));
                }));
    }

    private Piece now(String subject, Act act) {
        return backlog.find(subject, act.at()).orElseThrow();
    }

    private Map<String, String> facts(Piece piece) {
        return Map.of(
                "status", view(piece).status().name(),
                "attempts", String.valueOf(piece.tries()),
                "nextTryAt", String.valueOf(piece.nextTry()));
    }

    private static boolean isAboutToBeTried(Piece piece, Instant now) {
        return piece.nextTry() != null && !piece.nextTry().isAfter(now) && piece.tries() == 0;
    }

    @Override
    public Figures figures(Instant now, Instant late) {
        return backlog.figures(now, late);
    }

    private OperationView view(Piece piece) {
        return new OperationView(
                Operations.id(kind, piece.id()),
                kind,
                piece.id(),
                piece.orderId(),
                piece.parked() ? OperationStatus.PARKED : OperationStatus.WAITING,
                piece.problem(),
                piece.since(),
                piece.tries(),
                piece.nextTry());
    }
}
