package io.sales.inventory.catalogue.domain;

import org.springframework.jdbc.core.JdbcTemplate;

public record CanaryThatKnowsSpring(JdbcTemplate jdbc) {}
