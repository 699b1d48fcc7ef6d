package io.sales.gateway.web;

import io.sales.api.Address;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A postal address. */
public record AddressBody(
        @NotNull @PlainText(max = 200) String name,
        @NotNull @PlainText(max = 200) String line1,
        @Nullable @PlainText(max = 200) String line2,
        @NotNull @PlainText(max = 100) String city,
        @Nullable @PlainText(max = 100) String region,
        @NotNull @PlainText(max = 20) String postalCode,
        @NotNull @CountryCode String country,
        @Nullable @PlainText(max = 50) String phone) {

    public Address toAddress() {
        return new Address(name, line1, line2, city, region, postalCode, country, phone);
    }

    public static AddressBody from(Address address) {
        return new AddressBody(
                address.name(),
                address.line1(),
                address.line2(),
                address.city(),
                address.region(),
                address.postalCode(),
                address.country(),
                address.phone());
    }
}
