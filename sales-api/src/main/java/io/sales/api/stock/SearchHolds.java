package io.sales.api.stock;

import io.sales.api.PageRequest;
import java.io.Serializable;

/**
 * @param minAgeSeconds leaves out holds younger than this by inventory's database clock; 0 or more
 */
public record SearchHolds(int minAgeSeconds, PageRequest page) implements Serializable {}
