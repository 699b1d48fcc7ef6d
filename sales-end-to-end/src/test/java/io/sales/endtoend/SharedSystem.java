package io.sales.endtoend;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the tests one system, which is started for the first that asks and stopped after the last. Whoever stops a part of it
 * starts it again.
 */
final class SharedSystem implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedSystem.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        "system",
                        key -> new LocalSystem()
                                .with("SALES_HOLD_SECONDS", "900")
                                .up(),
                        LocalSystem.class);
    }
}
