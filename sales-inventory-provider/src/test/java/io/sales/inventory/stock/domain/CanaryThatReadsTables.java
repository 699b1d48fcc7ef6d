package io.sales.inventory.stock.domain;

import org.springframework.jdbc.core.JdbcTemplate;

public record CanaryThatReadsTables(JdbcTemplate jdbc) {}
