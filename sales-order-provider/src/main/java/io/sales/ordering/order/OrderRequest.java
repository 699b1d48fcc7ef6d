package io.sales.ordering.order;

import io.sales.api.Address;
import io.sales.api.Caller;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.SkuQuantity;
import io.sales.api.Slugs;
import io.sales.api.order.PlaceOrder;
import io.sales.api.stock.HoldStock;
import io.sales.ordering.AddressRules;
import io.sales.platform.id.Digest;
import io.sales.platform.input.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A request to place an order, in the form in which two of them can be compared.
 *
 * @param id of the order, derived from caller, route and key: every copy of the request arrives at the same one
 * @param hash of what is asked for: another request under the same key arrives at another
 * @param lines merged by SKU, sorted
 */
record OrderRequest(String id, String hash, Caller caller, List<SkuQuantity> lines, Address shippingAddress) {

    /**
     * @throws SalesException {@code invalid-request}, {@code forbidden}
     */
    static OrderRequest of(PlaceOrder command) {
        if (command.caller().role() != Role.CUSTOMER) {
            throw new SalesException(Slugs.FORBIDDEN, "Only a customer can place an order.");
        }
        Check.idempotencyKey(command.idempotencyKey());
        AddressRules.check(command.shippingAddress(), "shippingAddress");
        List<SkuQuantity> lines = Lines.canonical(command.lines());
        String id = Digest.of(command.caller().id(), "POST /orders", command.idempotencyKey())
                .id("ord");
        return new OrderRequest(
                id, hash(lines, command.shippingAddress()), command.caller(), lines, command.shippingAddress());
    }

    HoldStock hold(long stockVersion) {
        return new HoldStock(id, stockVersion, hash, caller.id(), lines);
    }

    private static String hash(List<SkuQuantity> lines, Address address) {
        var parts = new ArrayList<String>();
        lines.forEach(line -> {
            parts.add(line.sku());
            parts.add(String.valueOf(line.quantity()));
        });
        parts.add("to");
        for (String part : new String[] {
            address.name(),
            address.line1(),
            address.line2(),
            address.city(),
            address.region(),
            address.postalCode(),
            address.country(),
            address.phone()
        }) {
            parts.add(Objects.requireNonNullElse(part, ""));
        }
        return Digest.of(parts).hex();
    }
}
