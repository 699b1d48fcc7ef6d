package io.sales.h2;

import java.util.List;
import net.bytebuddy.asm.Advice;
import org.h2.value.Transfer;

/**
 * Has H2's client close the connection to a server that it gives up. As H2 is, it forgets the connection and leaves it open, and
 * the server keeps what was locked over it until a garbage collection happens to find it, or the client's process ends.
 */
public final class ForgottenConnectionsEnd extends Mending {

    public ForgottenConnectionsEnd() {
        super("org.h2.engine.SessionRemote", "removeServer", GivenUp.class);
    }

    static final class GivenUp {

        private GivenUp() {}

        @Advice.OnMethodEnter
        static void end(@Advice.FieldValue("transferList") List<Transfer> connections, @Advice.Argument(1) int server) {
            connections.get(server).close();
        }
    }
}
