package io.sales.gateway.product;

import io.sales.api.Answer;
import io.sales.api.Caller;
import io.sales.api.PageRequest;
import io.sales.api.Slugs;
import io.sales.api.catalogue.CatalogueService;
import io.sales.api.catalogue.ChangeProduct;
import io.sales.api.catalogue.CreateProduct;
import io.sales.api.catalogue.ListProduct;
import io.sales.api.catalogue.ProductStatus;
import io.sales.api.catalogue.ProductView;
import io.sales.api.catalogue.SearchProducts;
import io.sales.gateway.docs.Refuses;
import io.sales.gateway.problem.Refusal;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.Answers;
import io.sales.gateway.web.IdempotencyKey;
import io.sales.gateway.web.Ids;
import io.sales.gateway.web.IfMatch;
import io.sales.gateway.web.ListBody;
import io.sales.gateway.web.MergePatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Products")
@RequestMapping(path = "/api/v1/products", produces = MediaType.APPLICATION_JSON_VALUE)
class ProductController {

    private static final String PRODUCTS = "/api/v1/products/";
    private static final int MAX_FILTER_LENGTH = 100;

    private final CatalogueService catalogue;
    private final MergePatch patches;

    ProductController(CatalogueService catalogue, MergePatch patches) {
        this.catalogue = catalogue;
        this.patches = patches;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.STAFF)
    @Operation(summary = "Make a product, as a draft")
    @Refuses({Slugs.SKU_TAKEN, Slugs.IDEMPOTENCY_KEY_REUSED})
    ResponseEntity<ProductBody> createProduct(
            Caller caller, IdempotencyKey key, @Valid @RequestBody ProductRequest request) {
        Answer<ProductView> answer = catalogue.create(new CreateProduct(caller, key.value(), request.toDetails()));
        ProductView product = answer.value();
        return Answers.createdAt(
                PRODUCTS + product.id(), product.version(), answer.replayed(), ProductBody.from(product));
    }

    @GetMapping
    @Access(Who.ANYONE)
    @Operation(summary = "Find products, oldest first; who is not staff finds listed ones only")
    ListBody<ProductBody> searchProducts(
            Caller caller,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable ProductStatus status,
            PageRequest page) {
        requireShort("query", query);
        requireShort("category", category);
        return ListBody.from(
                catalogue.search(new SearchProducts(caller, query, category, status, page)), ProductBody::from);
    }

    @GetMapping("/{id}")
    @Access(Who.ANYONE)
    @Operation(summary = "Read a product; who is not staff sees listed ones only")
    @Refuses(Slugs.NOT_FOUND)
    ResponseEntity<ProductBody> product(Caller caller, @PathVariable String id) {
        return shown(catalogue.product(caller, existing(id)));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Access(Who.STAFF)
    @Operation(summary = "Change a product by a merge patch (RFC 7396)")
    @Refuses({Slugs.NOT_FOUND, Slugs.SKU_TAKEN, Slugs.VERSION_CONFLICT})
    ResponseEntity<ProductBody> changeProduct(
            Caller caller,
            IfMatch ifMatch,
            @PathVariable String id,
            @Schema(implementation = ProductRequest.class) @RequestBody JsonNode patch) {
        String existing = existing(id);
        return shown(ifMatch.change(() -> catalogue.product(caller, existing), ProductView::version, current -> {
            var changed = patches.apply(ProductRequest.from(current.details()), ProductRequest.class, patch);
            return catalogue.change(new ChangeProduct(caller, existing, current.version(), changed.toDetails()));
        }));
    }

    @PutMapping("/{id}/listing")
    @Access(Who.STAFF)
    @Operation(summary = "Put a product on the shelf")
    @Refuses({Slugs.NOT_FOUND, Slugs.VERSION_CONFLICT})
    ResponseEntity<ProductBody> listProduct(Caller caller, IfMatch ifMatch, @PathVariable String id) {
        return shelved(caller, ifMatch, existing(id), true);
    }

    @DeleteMapping("/{id}/listing")
    @Access(Who.STAFF)
    @Operation(summary = "Take a product off the shelf")
    @Refuses({Slugs.NOT_FOUND, Slugs.VERSION_CONFLICT})
    ResponseEntity<ProductBody> delistProduct(Caller caller, IfMatch ifMatch, @PathVariable String id) {
        return shelved(caller, ifMatch, existing(id), false);
    }

    private ResponseEntity<ProductBody> shelved(Caller caller, IfMatch ifMatch, String id, boolean onShelf) {
        if (ifMatch.tags() != null) {
            ifMatch.require(catalogue.product(caller, id).version());
        }
        return shown(catalogue.list(new ListProduct(caller, id, onShelf)));
    }

    private static String existing(String id) {
        return Ids.existing("product", id);
    }

    private static void requireShort(String name, @Nullable String filter) {
        if (filter != null && filter.length() > MAX_FILTER_LENGTH) {
            throw Refusal.invalid(name, "must be at most " + MAX_FILTER_LENGTH + " characters");
        }
    }

    private static ResponseEntity<ProductBody> shown(ProductView product) {
        return Answers.versioned(product.version(), ProductBody.from(product));
    }
}
