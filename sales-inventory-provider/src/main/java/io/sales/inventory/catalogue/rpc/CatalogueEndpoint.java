package io.sales.inventory.catalogue.rpc;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.Page;
import io.sales.api.catalogue.CatalogueService;
import io.sales.api.catalogue.ChangeProduct;
import io.sales.api.catalogue.CreateProduct;
import io.sales.api.catalogue.ListProduct;
import io.sales.api.catalogue.ProductView;
import io.sales.api.catalogue.SearchProducts;
import io.sales.inventory.catalogue.Catalogue;
import org.apache.dubbo.config.annotation.DubboService;

@DubboService
class CatalogueEndpoint implements CatalogueService {

    private final Catalogue catalogue;

    CatalogueEndpoint(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Answer<ProductView> create(CreateProduct command) {
        return catalogue.create(command);
    }

    @Override
    public ProductView change(ChangeProduct command) {
        return catalogue.change(command);
    }

    @Override
    public ProductView list(ListProduct command) {
        return catalogue.list(command);
    }

    @Override
    public ProductView product(Caller caller, String productId) {
        return catalogue.product(caller, productId);
    }

    @Override
    public Page<ProductView> search(SearchProducts query) {
        return catalogue.search(query);
    }
}
