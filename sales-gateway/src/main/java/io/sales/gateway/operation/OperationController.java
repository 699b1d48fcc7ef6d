package io.sales.gateway.operation;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import io.sales.api.Slugs;
import io.sales.api.operation.OperationService;
import io.sales.api.operation.OperationStatus;
import io.sales.api.operation.OperationView;
import io.sales.api.operation.SearchOperations;
import io.sales.gateway.docs.Refuses;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.Ids;
import io.sales.gateway.web.ListBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Background work that is late or was given up. */
@RestController
@Tag(name = "Operations")
@RequestMapping(path = "/api/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
class OperationController {

    private final OperationService operations;

    OperationController(OperationService operations) {
        this.operations = operations;
    }

    @GetMapping
    @Access(Who.STAFF)
    @Operation(summary = "Find background work that is late or was given up, the longest waiting first")
    ListBody<OperationView> searchOperations(
            Caller caller,
            @RequestParam(required = false) @Nullable OperationStatus status,
            @RequestParam(required = false) @Nullable String kind,
            PageRequest page) {
        return ListBody.from(
                operations.operations(new SearchOperations(caller, status, kind, page)), operation -> operation);
    }

    @PostMapping("/{id}/retry")
    @Access(Who.STAFF)
    @Operation(summary = "Have background work tried again now")
    @Refuses(Slugs.NOT_FOUND)
    OperationView retryOperation(Caller caller, @PathVariable String id) {
        return operations.retry(caller, Ids.existing("operation", id));
    }

    @PostMapping("/{id}/dismissal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.STAFF)
    @Operation(summary = "Give up on a payment whose figures are not ours; it counts as failed")
    @Refuses({Slugs.NOT_FOUND, Slugs.ILLEGAL_TRANSITION})
    void dismissOperation(Caller caller, @PathVariable String id) {
        operations.dismiss(caller, Ids.existing("operation", id));
    }
}
