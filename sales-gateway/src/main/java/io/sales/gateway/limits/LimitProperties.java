package io.sales.gateway.limits;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param requestsPerSecond of one caller on average; twice as many may come at once
 * @param signInsPerMinute from one client address: accounts opened, sign-ins and refreshes together
 */
@Validated
@ConfigurationProperties("sales.limits")
record LimitProperties(
        @DefaultValue("500") @Positive int requestsPerSecond,
        @DefaultValue("120") @Positive int signInsPerMinute) {}
