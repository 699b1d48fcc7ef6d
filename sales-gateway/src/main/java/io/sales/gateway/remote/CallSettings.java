package io.sales.gateway.remote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many calls this gateway makes to the providers.
 *
 * @param adaptive whether the limit follows what the providers can take; otherwise it is {@code mostUnderWay}
 * @param mostUnderWay calls at a time, whatever they can take. Fewer than there are threads to answer requests, or nobody is
 *     left to refuse the others
 * @param breakCircuits whether a provider that does not answer at all is left alone for a while
 */
@Validated
@ConfigurationProperties("sales.calls")
record CallSettings(
        @DefaultValue("true") boolean adaptive,
        @DefaultValue("128") @Min(8) @Max(150) int mostUnderWay,
        @DefaultValue("true") boolean breakCircuits) {}
