package io.sales.api.customer;

import io.sales.api.Address;
import io.sales.api.Caller;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param caller whose own account it is
 * @param expectedVersion the version that the new values were made from
 * @param phone null for none
 * @param addresses all of them, at most 20
 */
public record ChangeCustomer(
        Caller caller,
        long expectedVersion,
        String name,
        @Nullable String phone,
        List<Address> addresses) implements Serializable {}
