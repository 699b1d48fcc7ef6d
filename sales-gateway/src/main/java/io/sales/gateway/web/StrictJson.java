package io.sales.gateway.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sales.gateway.problem.UnacceptableText;
import java.util.function.LongFunction;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** JSON as it is written: nothing is guessed, converted or passed over. */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 100;

    @Bean
    JsonFactoryBuilderCustomizer boundedJson() {
        return factory -> factory.streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // It is UTF-8, whatever it looks like.
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION);
    }

    @Bean
    JsonMapperBuilderCustomizer strictMapper() {
        return mapper -> {
            mapper.enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .addModule(new SimpleModule("text")
                            .addDeserializer(String.class, new Text())
                            .addDeserializer(Integer.class, new Whole<>(Integer.class, Math::toIntExact))
                            .addDeserializer(Long.class, new Whole<>(Long.class, number -> number))
                            .addKeyDeserializer(String.class, new TextKey()));
            for (LogicalType type : LogicalType.values()) {
                mapper.withCoercionConfig(type, StrictJson::refuse);
            }
        };
    }

    private static void refuse(MutableCoercionConfig coercion) {
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            coercion.setCoercion(shape, CoercionAction.Fail);
        }
    }

    /**
     * @throws UnacceptableText if the text has a NUL, which PostgreSQL cannot store, or half a character
     */
    private static String checked(JsonParser parser, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new UnacceptableText(parser, "contains a NUL character");
        }
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new UnacceptableText(parser, "contains half of a surrogate pair");
        }
        return text;
    }

    private static final class Text extends StdScalarDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw MismatchedInputException.from(parser, String.class, "must be a string");
            }
            return checked(parser, parser.getString());
        }
    }

    /** A number without fraction or exponent. Jackson's own loses the field's name when one is out of range. */
    private static final class Whole<N extends Number> extends StdScalarDeserializer<N> {

        private final LongFunction<N> narrow;

        Whole(Class<N> type, LongFunction<N> narrow) {
            super(type);
            this.narrow = narrow;
        }

        @Override
        public N deserialize(JsonParser parser, DeserializationContext context) {
            try {
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                    return narrow.apply(parser.getLongValue());
                }
            } catch (ArithmeticException tooLarge) {
                throw outOfRange(parser);
            }
            throw outOfRange(parser);
        }

        private MismatchedInputException outOfRange(JsonParser parser) {
            return MismatchedInputException.from(parser, handledType(), "must be a whole number in range");
        }
    }

    private static final class TextKey extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return checked(context.getParser(), key);
        }
    }
}
