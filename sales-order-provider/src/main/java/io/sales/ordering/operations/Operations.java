package io.sales.ordering.operations;

import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.SalesException;
import io.sales.api.operation.OperationService;
import io.sales.api.operation.OperationView;
import io.sales.api.operation.SearchOperations;
import io.sales.ordering.order.Act;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import io.sales.platform.input.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The background work of all kinds together. */
@Service
class Operations {

    /** Nothing that is healthy takes longer, so that whatever is late by this much is worth a look. */
    static final Duration SHOWN_AFTER = Duration.ofSeconds(OperationService.SHOWN_AFTER_SECONDS);

    private static final String ID_SEPARATOR = ".";

    private final TreeMap<String, OperationSource> sources;
    private final Transactions transactions;
    private final DatabaseClock clock;

    Operations(List<OperationSource> sources, Transactions transactions, DatabaseClock clock) {
        this.sources = sources.stream()
                .collect(Collectors.toMap(
                        OperationSource::kind,
                        Function.identity(),
                        (one, other) -> {
                            throw new IllegalStateException("Two sources are called " + one.kind());
                        },
                        TreeMap::new));
        this.transactions = transactions;
        this.clock = clock;
    }

    Page<OperationView> find(SearchOperations query) {
        Check.staff(query.caller());
        Check.page(query.page());
        var asked = sources(query.kind());
        var place = Place.decode(query.page().cursor());
        return transactions.read(() -> {
            Instant late = clock.now().minus(SHOWN_AFTER);
            return new OperationPage(asked.values(), query.status(), place)
                    .read(late, query.page().limit());
        });
    }

    OperationView retry(Caller caller, String operationId) {
        Check.staff(caller);
        Subject subject = subject(operationId);
        return transactions
                .write(() -> subject.source().retry(subject.id(), new Act(caller, clock.now())))
                .orElseThrow(Operations::notFound);
    }

    void dismiss(Caller caller, String operationId) {
        Check.staff(caller);
        Subject subject = subject(operationId);
        if (!transactions.write(() -> subject.source().dismiss(subject.id(), new Act(caller, clock.now())))) {
            throw notFound();
        }
    }

    private Subject subject(String operationId) {
        if (!Check.couldBeId(operationId)) {
            throw notFound();
        }
        int kindEnds = operationId.indexOf(ID_SEPARATOR);
        OperationSource source = sources.get(operationId.substring(0, Math.max(0, kindEnds)));
        if (source == null) {
            throw notFound();
        }
        return new Subject(source, operationId.substring(kindEnds + ID_SEPARATOR.length()));
    }

    private Map<String, OperationSource> sources(@Nullable String kind) {
        if (kind == null) {
            return sources;
        }
        OperationSource source = sources.get(kind);
        if (source == null) {
            throw SalesException.invalid("kind", "must be one of " + String.join(", ", sources.keySet()));
        }
        return Map.of(kind, source);
    }

    static String id(String kind, String subject) {
        return kind + ID_SEPARATOR + subject;
    }

    private static SalesException notFound() {
        return SalesException.notFound("operation, or it is done");
    }

    private record Subject(OperationSource source, String id) {}
}
