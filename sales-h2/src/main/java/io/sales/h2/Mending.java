package io.sales.h2;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType.Builder;
import net.bytebuddy.matcher.ElementMatchers;

/** Used while this module is built, and not part of it: has one method of H2 do something more. */
abstract class Mending implements Plugin {

    private final String type;
    private final String method;
    private final Class<?> advice;

    /**
     * @param type by its full name
     * @param advice what is to be done more
     */
    Mending(String type, String method, Class<?> advice) {
        this.type = type;
        this.method = method;
        this.advice = advice;
    }

    @Override
    public boolean matches(TypeDescription candidate) {
        return candidate.getName().equals(type);
    }

    @Override
    public Builder<?> apply(Builder<?> builder, TypeDescription candidate, ClassFileLocator locator) {
        return builder.visit(Advice.to(advice).on(ElementMatchers.named(method)));
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
