package io.sales.gateway.docs;

import io.sales.api.Caller;
import io.sales.api.PageRequest;
import io.sales.gateway.problem.Problem;
import io.sales.gateway.security.Session;
import io.sales.gateway.web.ClientAddress;
import io.sales.gateway.web.IdempotencyKey;
import io.sales.gateway.web.IfMatch;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the OpenAPI document that no single route owns. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static final String TOKEN = "accessToken";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class,
                        Session.class,
                        ClientAddress.class,
                        IdempotencyKey.class,
                        IfMatch.class,
                        PageRequest.class);
    }

    /** A patch needs none of the members that the whole thing needs. */
    @Bean
    OpenApiCustomizer patches() {
        return api -> api.getPaths().values().stream()
                .map(PathItem::getPatch)
                .filter(Objects::nonNull)
                .flatMap(patch -> patch.getRequestBody().getContent().values().stream())
                .forEach(body -> body.setSchema(allOptional(
                        wholeOf(body.getSchema(), api.getComponents().getSchemas()))));
    }

    @SuppressWarnings("rawtypes")
    private static Schema<?> wholeOf(Schema<?> reference, Map<String, Schema> schemas) {
        String name = reference.get$ref();
        return Objects.requireNonNull(schemas.get(name.substring(name.lastIndexOf('/') + 1)), name);
    }

    @SuppressWarnings("rawtypes")
    private static Schema<?> allOptional(Schema<?> whole) {
        var patch = new JsonSchema();
        patch.addType("object");
        patch.setDescription("Members that are left out stay as they are; null removes one that is optional.");
        Map<String, Schema> properties = whole.getProperties();
        patch.setProperties(properties);
        return patch;
    }

    @Bean
    OpenAPI openApi() {
        var components = new Components();
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        components.addSecuritySchemes(
                TOKEN,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("The accessToken from POST /api/v1/tokens."));
        return new OpenAPI()
                .info(new Info()
                        .title("Sales")
                        .version("1")
                        .description(
                                "Orders and stock. Money is in integer minor units, time is RFC 3339 in UTC, ids are "
                                        + "opaque. Members that have no value are left out of answers; members that are not "
                                        + "described here are refused in requests."))
                // Relative: whoever can read this document reaches the interface the same way.
                .servers(List.of(new Server().url("/")))
                .components(components);
    }
}
