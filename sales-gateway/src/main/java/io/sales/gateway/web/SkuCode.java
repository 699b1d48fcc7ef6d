package io.sales.gateway.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A stock-keeping unit's code. Null passes: whether a value must be there is another question. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SkuCode.Check.class)
public @interface SkuCode {

    String message() default "must be 1 to 64 letters, digits, dots, underscores or hyphens";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides. */
    class Check implements ConstraintValidator<SkuCode, String> {

        private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || SHAPE.matcher(value).matches();
        }
    }
}
