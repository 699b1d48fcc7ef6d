package io.sales.api.customer;

import io.sales.api.Address;
import io.sales.api.Role;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's account.
 *
 * @param version grows with every change; the value for {@link ChangeCustomer#expectedVersion()}
 */
public record CustomerView(
        String id,
        String email,
        String name,
        @Nullable String phone,
        List<Address> addresses,
        Role role,
        long version,
        Instant createdAt)
        implements Serializable {}
