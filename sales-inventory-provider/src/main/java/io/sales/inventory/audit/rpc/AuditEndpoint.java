package io.sales.inventory.audit.rpc;

import io.sales.api.Page;
import io.sales.api.audit.AuditEntry;
import io.sales.api.audit.AuditService;
import io.sales.api.audit.SearchAudit;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.Transactions;
import org.apache.dubbo.config.annotation.DubboService;

/** What staff did to products and stock. */
@DubboService(group = AuditService.INVENTORY)
class AuditEndpoint implements AuditService {

    private final AuditLog audit;
    private final Transactions transactions;

    AuditEndpoint(AuditLog audit, Transactions transactions) {
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public Page<AuditEntry> entries(SearchAudit query) {
        return transactions.read(() -> audit.entries(query));
    }
}
