package io.sales.gateway.limits;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param requestsPerSecond of one caller on average; twice as many may come at once
 * @param signInsPerMinute from one client address: accounts opened, sign-ins and refreshes together
 * @param slowBodies that are waited for at a time, of those that do not come with their request
 * @param slowBodyPatience after which a body must be there
 * @param slowHeaderPatience after which a request's headers must be there
 */
@Validated
@ConfigurationProperties("sales.limits")
record LimitProperties(
        @DefaultValue("500") @Positive int requestsPerSecond,
        @DefaultValue("120") @Positive int signInsPerMinute,
        @DefaultValue("64") @Positive int slowBodies,
        @DefaultValue("10s") @DurationMin(seconds = 1) Duration slowBodyPatience,
        @DefaultValue("10s") @DurationMin(seconds = 1) Duration slowHeaderPatience) {}
