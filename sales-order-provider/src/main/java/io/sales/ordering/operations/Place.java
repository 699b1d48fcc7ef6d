package io.sales.ordering.operations;

import io.sales.api.SalesException;
import io.sales.api.operation.OperationStatus;
import io.sales.api.operation.OperationView;
import io.sales.platform.input.Moment;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A place in the list of operations: it is ordered by time, at one time by shelf, and on a shelf as the database orders ids.
 *
 * @param at as old as this
 * @param shelf of one kind and status; null for the start
 */
record Place(Moment at, @Nullable String shelf) {

    private static final String LIST = "operations";
    private static final char SEPARATOR = '~';

    static Place decode(@Nullable String cursor) {
        if (cursor == null) {
            return new Place(Moment.START, null);
        }
        Moment decoded = Moment.decode(LIST, cursor);
        int shelfEnds = decoded.id().indexOf(SEPARATOR);
        if (shelfEnds < 0) {
            throw SalesException.invalid("cursor", "is not one that this list gave out");
        }
        String id = decoded.id().substring(shelfEnds + 1);
        return new Place(new Moment(decoded.at(), id), decoded.id().substring(0, shelfEnds));
    }

    static String cursorAfter(OperationView last) {
        String shelf = shelf(last.kind(), last.status());
        return new Moment(last.since(), shelf + SEPARATOR + last.subject()).encoded(LIST);
    }

    static String shelf(String kind, OperationStatus status) {
        return kind + (status == OperationStatus.WAITING ? "" : "-parked");
    }

    /** The place on that shelf from which on it is behind this one. */
    Moment on(String otherShelf) {
        int order = shelf == null ? 0 : otherShelf.compareTo(shelf);
        if (order == 0) {
            return at;
        }
        return order > 0 ? new Moment(at.at(), "") : new Moment(at.at().plus(1, ChronoUnit.MICROS), "");
    }
}
