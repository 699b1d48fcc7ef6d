package io.sales.ordering;

import io.sales.api.Address;
import io.sales.api.SalesException;
import io.sales.platform.input.Check;
import java.util.Locale;
import java.util.Set;

/** What an address must look like, whoever sends it. Each refusal is an {@code invalid-request}. */
public final class AddressRules {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private AddressRules() {}

    public static void check(Address address, String field) {
        Check.line(address.name(), field + ".name", 200);
        Check.line(address.line1(), field + ".line1", 200);
        Check.optionalLine(address.line2(), field + ".line2", 200);
        Check.line(address.city(), field + ".city", 100);
        Check.optionalLine(address.region(), field + ".region", 100);
        Check.line(address.postalCode(), field + ".postalCode", 20);
        Check.optionalLine(address.phone(), field + ".phone", 50);
        if (!COUNTRIES.contains(address.country())) {
            throw SalesException.invalid(field + ".country", "must be an ISO 3166-1 alpha-2 code in upper case");
        }
    }
}
