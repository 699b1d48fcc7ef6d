package io.sales.api;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes an instance of any type of the contract, with every component filled. */
final class Samples {

    private Samples() {}

    static Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (type instanceof TypeVariable<?>) {
            return new Money(7, "EUR");
        }
        return ofClass((Class<?>) type);
    }

    private static Object ofGeneric(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == List.class) {
            Object element = of(type.getActualTypeArguments()[0]);
            // The same instance several times over: what an older serializer turned into other objects.
            return List.of(element, element, element);
        }
        if (raw == Map.class) {
            return Map.of("colour", "red", "size", "L");
        }
        return ofClass(raw);
    }

    private static Object ofClass(Class<?> type) {
        if (type == String.class) {
            return "text äöü 漢字 \uD83D\uDE00";
        } else if (type == int.class || type == Integer.class) {
            return Integer.MAX_VALUE;
        } else if (type == long.class || type == Long.class) {
            return Long.MIN_VALUE + 1;
        } else if (type == boolean.class) {
            return true;
        } else if (type == byte[].class) {
            return new byte[] {0, 127, -128, -1};
        } else if (type == Instant.class) {
            return Instant.parse("2026-02-03T04:05:06.123456Z");
        } else if (type == SalesException.class) {
            return SalesException.invalid("lines[0].quantity", "must be 1 to 9999");
        } else if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[constants.length - 1];
        } else if (type.isSealed()) {
            return ofClass(type.getPermittedSubclasses()[0]);
        } else if (type.isRecord()) {
            return ofRecord(type);
        }
        throw new IllegalArgumentException("No sample of " + type + ": may it cross the wire?");
    }

    private static Object ofRecord(Class<?> type) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Object[] values = Arrays.stream(type.getRecordComponents())
                    .map(component -> of(component.getGenericType()))
                    .toArray();
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return (Serializable) canonical.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No sample of " + type, e);
        }
    }
}
