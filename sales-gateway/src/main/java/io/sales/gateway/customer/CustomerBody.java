package io.sales.gateway.customer;

import io.sales.api.Role;
import io.sales.api.customer.CustomerView;
import io.sales.gateway.web.AddressBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as its owner sees it. */
record CustomerBody(
        String id,
        String email,
        String name,
        @Nullable String phone,
        List<AddressBody> addresses,
        Role role,
        long version,
        Instant createdAt) {

    static CustomerBody from(CustomerView view) {
        return new CustomerBody(
                view.id(),
                view.email(),
                view.name(),
                view.phone(),
                view.addresses().stream().map(AddressBody::from).toList(),
                view.role(),
                view.version(),
                view.createdAt());
    }
}
