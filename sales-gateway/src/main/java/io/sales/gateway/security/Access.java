package io.sales.gateway.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Whom a route is for. The gateway does not start while a route lacks it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {
    Who value();

    /** Whether an access token that came along is not even looked at, because the route is how one gets a new one. */
    boolean ignoresToken() default false;
}
