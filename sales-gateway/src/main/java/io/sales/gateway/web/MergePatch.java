package io.sales.gateway.web;

import io.sales.api.SalesException.FieldError;
import io.sales.gateway.problem.JsonFaults;
import io.sales.gateway.problem.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** RFC 7396, applied to a record: the outcome is checked as if it had been sent whole. */
@Component
public class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final JsonMapper mapper;
    private final Validator validator;

    MergePatch(JsonMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * @param current as the client sees it
     * @throws Refusal {@code invalid-request} if the patch names what cannot be changed or leads to what could not have
     *     been sent
     */
    public <T extends Record> T apply(T current, Class<T> type, @Nullable JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            throw Refusal.invalid("body", "must be a JSON object");
        }
        requireKnown(type, changes);
        T outcome = read(type, merged(mapper.valueToTree(current), changes));
        List<FieldError> errors = validator.validate(outcome).stream()
                .map(MergePatch::error)
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return outcome;
    }

    /** Removing what does not exist would pass unseen. */
    private static void requireKnown(Class<? extends Record> type, ObjectNode changes) {
        var known = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        List<FieldError> unknown = changes.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new FieldError(printable(name), "is not known here, or cannot be changed"))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.invalid(unknown);
        }
    }

    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object : changes.objectNode();
        changes.forEachEntry((name, value) -> {
            if (value.isNull()) {
                result.remove(name);
            } else {
                JsonNode old = result.get(name);
                result.set(name, merged(old == null ? result.nullNode() : old, value));
            }
        });
        return result;
    }

    private <T> T read(Class<T> type, JsonNode merged) {
        try {
            return mapper.treeToValue(merged, type);
        } catch (JacksonException e) {
            throw JsonFaults.refusal(e);
        }
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        return new FieldError(violation.getPropertyPath().toString(), violation.getMessage());
    }

    private static String printable(String name) {
        return name.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
