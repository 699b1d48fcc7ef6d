package io.sales.ordering.operations;

import io.sales.api.Page;
import io.sales.api.operation.OperationStatus;
import io.sales.api.operation.OperationView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One page out of several ordered lists: no more than a page is read of each, and they are merged.
 *
 * @param status null for both
 */
record OperationPage(
        Collection<OperationSource> sources, @Nullable OperationStatus status, Place after) {

    Page<OperationView> read(Instant late, int limit) {
        var found = new ArrayList<OperationView>();
        shelves()
                .forEach((name, shelf) ->
                        found.addAll(shelf.source().page(shelf.status(), after.on(name), late, limit + 1)));
        // Stable, so that operations of one time stay in the order of their shelves and ids.
        found.sort(Comparator.comparing(OperationView::since));
        boolean more = found.size() > limit;
        List<OperationView> shown = List.copyOf(more ? found.subList(0, limit) : found);
        return new Page<>(shown, more ? Place.cursorAfter(shown.get(limit - 1)) : null);
    }

    private Map<String, Shelf> shelves() {
        var shelves = new TreeMap<String, Shelf>();
        for (OperationSource source : sources) {
            for (OperationStatus each : OperationStatus.values()) {
                if (status == null || status == each) {
                    shelves.put(Place.shelf(source.kind(), each), new Shelf(source, each));
                }
            }
        }
        return shelves;
    }

    private record Shelf(OperationSource source, OperationStatus status) {}
}
