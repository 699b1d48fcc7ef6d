package io.sales.inventory.catalogue.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What sets a SKU apart within its product.
 *
 * @param values by name, in the order they were given
 */
public record Attributes(Map<String, String> values) {

    public Attributes {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
