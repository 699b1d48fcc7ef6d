package io.sales.h2;

import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType.Builder;
import net.bytebuddy.matcher.ElementMatchers;
import org.h2.value.Transfer;

/**
 * Used while this module is built, and not part of it: has H2's client close the connection to a server that it gives up. As H2
 * is, it forgets the connection and leaves it open, and the server keeps what was locked over it until the client's process
 * ends.
 */
public final class ForgottenConnectionsEnd implements Plugin {

    @Override
    public boolean matches(TypeDescription type) {
        return type.getName().equals("org.h2.engine.SessionRemote");
    }

    @Override
    public Builder<?> apply(Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
        return builder.visit(Advice.to(GivenUp.class).on(ElementMatchers.named("removeServer")));
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    static final class GivenUp {

        private GivenUp() {}

        @Advice.OnMethodEnter
        static void end(@Advice.FieldValue("transferList") List<Transfer> connections, @Advice.Argument(1) int server) {
            connections.get(server).close();
        }
    }
}
