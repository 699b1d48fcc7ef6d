package io.sales.gateway.docs;

import io.sales.api.Limits;
import io.sales.api.PageRequest;
import io.sales.api.Slugs;
import io.sales.gateway.problem.EdgeSlugs;
import io.sales.gateway.problem.Problem;
import io.sales.gateway.problem.Statuses;
import io.sales.gateway.security.Access;
import io.sales.gateway.security.Who;
import io.sales.gateway.web.Answers;
import io.sales.gateway.web.IdempotencyKey;
import io.sales.gateway.web.IfMatch;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Says of each operation what follows from its handler: who may call it, its headers, and how it may be refused. */
@Component
class OperationDescription implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Access access = handler.getMethodAnnotation(Access.class);
        if (access == null) {
            return operation;
        }
        describeAccess(operation, access);
        if (takes(handler, IdempotencyKey.class)) {
            operation.addParametersItem(idempotencyKey(demands(handler, IdempotencyKey.class)));
        }
        if (takes(handler, IfMatch.class)) {
            operation.addParametersItem(ifMatch());
        }
        if (takes(handler, PageRequest.class)) {
            operation.addParametersItem(limit()).addParametersItem(cursor());
        }
        describeRefusals(operation, handler, access);
        describeRevalidation(operation, handler);
        describeOptionalBody(operation);
        describeHeaders(operation);
        return operation;
    }

    private static void describeAccess(Operation operation, Access access) {
        if (access.value() != Who.ANYONE) {
            operation.addSecurityItem(new SecurityRequirement().addList(ApiDescription.TOKEN));
        } else if (!access.ignoresToken()) {
            operation.security(
                    List.of(new SecurityRequirement(), new SecurityRequirement().addList(ApiDescription.TOKEN)));
        }
        operation.description("For: "
                + access.value().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ".");
    }

    private static void describeRefusals(Operation operation, HandlerMethod handler, Access access) {
        var slugsByStatus = new TreeMap<Integer, Set<String>>();
        for (String slug : slugs(handler, access)) {
            slugsByStatus
                    .computeIfAbsent(Statuses.of(slug).value(), status -> new TreeSet<>())
                    .add(slug);
        }
        slugsByStatus.forEach((status, slugs) ->
                operation.getResponses().addApiResponse(String.valueOf(status), refusal(status, slugs)));
    }

    /** Instead of a body that may be left out, null means the same. */
    private static void describeOptionalBody(Operation operation) {
        var body = operation.getRequestBody();
        if (body != null && !Boolean.TRUE.equals(body.getRequired())) {
            body.getContent().values().forEach(media -> media.setSchema(RecordMembers.orNull(media.getSchema())));
        }
    }

    /** What has a tag need not be sent to who has it already. */
    private static void describeRevalidation(Operation operation, HandlerMethod handler) {
        if (handler.hasMethodAnnotation(GetMapping.class)
                && handler.getReturnType().getParameterType() == ResponseEntity.class) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "304", new ApiResponse().description("It still has the ETag that If-None-Match names."));
        }
    }

    private static Set<String> slugs(HandlerMethod handler, Access access) {
        var slugs = new TreeSet<String>(List.of(
                Slugs.INVALID_REQUEST,
                Slugs.TOO_MANY_REQUESTS,
                Slugs.INTERNAL,
                Slugs.UNAVAILABLE,
                Slugs.TIMEOUT,
                EdgeSlugs.NOT_ACCEPTABLE,
                // Also of who reads no body, if it is said to be of a type that may be anything.
                EdgeSlugs.UNSUPPORTED_MEDIA_TYPE));
        if (!access.ignoresToken()) {
            slugs.add(EdgeSlugs.UNAUTHENTICATED);
        }
        if (access.value() != Who.ANYONE && access.value() != Who.SIGNED_IN) {
            slugs.add(Slugs.FORBIDDEN);
        }
        if (demands(handler, IdempotencyKey.class)) {
            slugs.add(EdgeSlugs.IDEMPOTENCY_KEY_MISSING);
        }
        if (hasBody(handler)) {
            slugs.addAll(List.of(EdgeSlugs.BODY_TOO_LARGE, EdgeSlugs.REQUEST_TIMEOUT));
        }
        Refuses refuses = handler.getMethodAnnotation(Refuses.class);
        if (refuses != null) {
            slugs.addAll(Arrays.asList(refuses.value()));
        }
        return slugs;
    }

    private static ApiResponse refusal(int status, Set<String> slugs) {
        var response = new ApiResponse()
                .description(String.join(", ", slugs))
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<Problem>().$ref("#/components/schemas/Problem"))));
        if (status == 429 || status == 503 || status == 504 || slugs.contains(Slugs.IN_PROGRESS)) {
            response.addHeaderObject("Retry-After", header("Seconds to wait before the next attempt."));
        }
        if (status == 401) {
            response.addHeaderObject("WWW-Authenticate", header("How to authenticate."));
        }
        return response;
    }

    private static void describeHeaders(Operation operation) {
        boolean keyed = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> IdempotencyKey.HEADER.equals(p.getName()));
        operation
                .getResponses()
                .values()
                .forEach(response -> response.addHeaderObject("X-Trace-Id", header("Names this request in the logs.")));
        if (keyed) {
            successes(operation)
                    .forEach(success -> success.addHeaderObject(
                            Answers.REPLAYED, header("true if an earlier copy of this request had the effect.")));
        }
    }

    private static Stream<ApiResponse> successes(Operation operation) {
        return operation.getResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue);
    }

    private static Parameter idempotencyKey(boolean required) {
        return header(
                        IdempotencyKey.HEADER,
                        "The client's name for this request. Repeats under the same key have one effect.")
                .required(required)
                .schema(new StringSchema().minLength(1).maxLength(Limits.MAX_IDEMPOTENCY_KEY_LENGTH));
    }

    private static Parameter ifMatch() {
        return header("If-Match", "Entity tags that the change may be made to; otherwise 412.")
                .schema(new StringSchema());
    }

    private static Parameter limit() {
        var schema = new IntegerSchema();
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(Limits.MAX_PAGE_SIZE));
        schema.setDefault(Limits.DEFAULT_PAGE_SIZE);
        return new Parameter()
                .in("query")
                .name("limit")
                .description("Most items to return.")
                .schema(schema);
    }

    private static Parameter cursor() {
        return new Parameter()
                .in("query")
                .name("cursor")
                .description("nextCursor of the page before.")
                .schema(new StringSchema());
    }

    private static Parameter header(String name, String description) {
        return new Parameter().in("header").name(name).description(description);
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    private static boolean hasBody(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(p -> p.hasParameterAnnotation(RequestBody.class));
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(p -> p.getParameterType() == type);
    }

    private static boolean demands(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(p -> p.getParameterType() == type && !p.isOptional());
    }
}
