package io.sales.inventory.stock.rpc;

import org.springframework.jdbc.core.JdbcTemplate;

public record CanaryThatReadsTables(JdbcTemplate jdbc) {}
