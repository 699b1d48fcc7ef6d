package io.sales.faults.probe;

import java.lang.reflect.Method;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Tells {@link CommitPoints} of each commit. */
public final class HaltingDriver extends ProbeDriver {

    @Override
    @Nullable
    Object call(Connection real, Method method, Object @Nullable [] arguments) throws ReflectiveOperationException {
        boolean commits = method.getName().equals("commit");
        if (commits) {
            CommitPoints.before();
        }
        Object result = method.invoke(real, arguments);
        if (commits) {
            CommitPoints.after();
        }
        return result;
    }
}
