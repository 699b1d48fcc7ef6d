package io.sales.ordering.operations;

import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.operation.OperationService;
import io.sales.api.operation.OperationView;
import io.sales.api.operation.SearchOperations;
import org.apache.dubbo.config.annotation.DubboService;

/** Background work, as other processes see it. */
@DubboService
class OperationEndpoint implements OperationService {

    private final Operations operations;

    OperationEndpoint(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Page<OperationView> operations(SearchOperations query) {
        return operations.find(query);
    }

    @Override
    public OperationView retry(Caller caller, String operationId) {
        return operations.retry(caller, operationId);
    }

    @Override
    public void dismiss(Caller caller, String operationId) {
        operations.dismiss(caller, operationId);
    }
}
