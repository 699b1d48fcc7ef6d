package io.sales.api;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A postal address, as written on the parcel.
 *
 * @param name of the person or company, 1 to 200 characters
 * @param line2 null if there is none; so are region and phone
 * @param country ISO 3166-1 alpha-2, upper case
 */
public record Address(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        String postalCode,
        String country,
        @Nullable String phone)
        implements Serializable {}
