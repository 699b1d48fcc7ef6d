package io.sales.gateway.audit;

import io.sales.api.Page;
import io.sales.api.audit.AuditEntry;
import io.sales.api.audit.AuditService;
import io.sales.api.audit.SearchAudit;
import io.sales.platform.input.Moment;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * What staff did, from both providers as one list. Its order, by time and id, is the same in both, and so one cursor is good
 * for both. It is whole or refused: without one of them there is no answer.
 */
@Component
class AuditTrail {

    private static final Comparator<AuditEntry> NEWEST_FIRST =
            Comparator.comparing(AuditEntry::at).thenComparing(AuditEntry::id).reversed();

    private final List<AuditService> providers;

    AuditTrail(@Qualifier("orderAudit") AuditService orders, @Qualifier("inventoryAudit") AuditService inventory) {
        this.providers = List.of(orders, inventory);
    }

    Page<AuditEntry> entries(SearchAudit query) {
        int limit = query.page().limit();
        List<Page<AuditEntry>> pages =
                providers.stream().map(provider -> provider.entries(query)).toList();
        List<AuditEntry> found = pages.stream()
                .flatMap(page -> page.items().stream())
                .sorted(NEWEST_FIRST)
                .toList();
        boolean more = found.size() > limit || pages.stream().anyMatch(page -> page.nextCursor() != null);
        List<AuditEntry> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(shown, more ? cursorBehind(shown.get(shown.size() - 1)) : null);
    }

    private static String cursorBehind(AuditEntry entry) {
        return new Moment(entry.at(), entry.id()).encoded(AuditService.LIST);
    }
}
