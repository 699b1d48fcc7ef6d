package io.sales.faults.probe;

import java.lang.reflect.Method;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Has inventory find that every order's stock is as old as can be, so that no settlement is too old for it. */
public final class UnfencedDriver extends ProbeDriver {

    private static final String REMEMBERED = "SELECT stock_version,";
    private static final String FORGOTTEN = "SELECT CAST(0 AS bigint) AS stock_version,";

    @Override
    @Nullable
    Object call(Connection real, Method method, Object @Nullable [] arguments) throws ReflectiveOperationException {
        if (method.getName().equals("prepareStatement") && arguments != null) {
            Object[] changed = arguments.clone();
            changed[0] = String.valueOf(arguments[0]).replace(REMEMBERED, FORGOTTEN);
            return method.invoke(real, changed);
        }
        return method.invoke(real, arguments);
    }
}
