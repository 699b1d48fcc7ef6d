package io.sales.gateway.audit;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import io.sales.api.audit.AuditEntry;
import io.sales.api.audit.SearchAudit;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.ListBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What staff did. */
@RestController
@Tag(name = "Audit")
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping
    @Access(Who.ADMIN)
    @Operation(summary = "Find what staff did: who, what, when, before and after; the newest first")
    ListBody<AuditEntry> searchAudit(
            Caller caller,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable Instant since,
            PageRequest page) {
        return ListBody.from(trail.entries(new SearchAudit(caller, actor, subject, since, page)), entry -> entry);
    }
}
