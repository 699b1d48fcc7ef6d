package io.sales.gateway.docs;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says of every record which of its members are always there: those that are not {@code @Nullable}. The others may be left
 * out, or null.
 */
@Component
class RecordMembers implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        Class<?> described = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && described.isRecord()) {
            describe(definition(schema, context), described.getRecordComponents());
        }
        return schema;
    }

    @SuppressWarnings("rawtypes")
    private static Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        Schema defined = reference == null
                ? null
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
        return defined == null ? schema : defined;
    }

    @SuppressWarnings("rawtypes")
    private static void describe(Schema<?> schema, RecordComponent[] components) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        List<String> always = Arrays.stream(components)
                .filter(component -> !mayBeAbsent(component))
                .map(RecordComponent::getName)
                .filter(properties::containsKey)
                .sorted()
                .toList();
        schema.setRequired(always.isEmpty() ? null : always);
        Arrays.stream(components)
                .filter(RecordMembers::mayBeAbsent)
                .forEach(component ->
                        properties.computeIfPresent(component.getName(), (name, property) -> orNull(property)));
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(property, new JsonSchema().types(Set.of("null"))));
        }
        if (property.getTypes() != null && property.getEnum() == null) {
            property.addType("null");
        }
        return property;
    }
}
