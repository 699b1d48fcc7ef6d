package io.sales.ordering.departure;

import org.springframework.jdbc.core.JdbcOperations;

/** A canary: what the rules of structure must reject. */
public class CanaryThatReadsTables {

    @SuppressWarnings("NullAway.Init")
    JdbcOperations jdbc;
}
