package io.sales.gateway.problem;

import io.sales.api.SalesException.FieldError;
import io.sales.api.stock.Shortage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error, as in RFC 9457, with this product's own members.
 *
 * @param code the stable slug that programs decide on
 * @param errors the fields that are wrong, if some are known
 * @param shortages what an order asks for and cannot have
 * @param paymentId the attempt that was declined
 */
@Schema(description = "The body of every error (RFC 9457).")
public record Problem(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "urn:sales:problem:invalid-request")
        String type,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String title,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int status,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String detail,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String instance,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "A stable slug; programs decide on this one.")
        String code,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String traceId,
        @Nullable List<FieldError> errors,
        @Nullable List<Shortage> shortages,
        @Nullable String paymentId) {}
