package io.sales.gateway.problem;

import io.sales.api.Slugs;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body in the client's terms: the parser's own messages name Java classes. */
public final class JsonFaults {

    private JsonFaults() {}

    public static Refusal refusal(JacksonException fault) {
        String field = field(fault);
        if (!(fault instanceof DatabindException) || field.isEmpty()) {
            return new Refusal(
                    Slugs.INVALID_REQUEST, "The body is not the JSON that this route reads" + position(fault));
        }
        return Refusal.invalid(field, message((DatabindException) fault));
    }

    private static String message(DatabindException fault) {
        if (fault instanceof UnrecognizedPropertyException) {
            return "is not known here";
        }
        if (fault instanceof UnacceptableText text) {
            return text.complaint();
        }
        if (fault instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            return "must be one of "
                    + Arrays.stream(format.getTargetType().getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return fault instanceof MismatchedInputException ? "has the wrong type or is out of range" : "is invalid";
    }

    private static String position(JacksonException fault) {
        var at = fault.getLocation();
        return at == null || at.getLineNr() < 1
                ? "."
                : ", from line %d, column %d on.".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String field(JacksonException fault) {
        var path = new StringBuilder();
        for (var step : fault.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
