package io.sales.gateway.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Text for people: bounded, something to read, no control characters. Null passes: whether a value must be there is another question. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Check.class)
public @interface PlainText {

    int min() default 1;

    int max();

    /** Whether line breaks and tabs are part of it, and whether it may be blank. */
    boolean prose() default false;

    String message() default "must be {min} to {max} characters, not blank, without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides. */
    class Check implements ConstraintValidator<PlainText, String> {

        private int min;
        private int max;
        private boolean prose;

        @Override
        public void initialize(PlainText text) {
            min = text.min();
            max = text.max();
            prose = text.prose();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null
                    // What is beyond 16 bits counts twice, as in the databases' columns.
                    || isOfLength(value.length())
                            && (prose || !value.isBlank())
                            && value.chars().noneMatch(this::isControl);
        }

        private boolean isOfLength(int characters) {
            return characters >= min && characters <= max;
        }

        private boolean isControl(int character) {
            return Character.isISOControl(character)
                    && !(prose && (character == '\n' || character == '\r' || character == '\t'));
        }
    }
}
