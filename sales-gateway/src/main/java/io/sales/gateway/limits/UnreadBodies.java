package io.sales.gateway.limits;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.InputBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Ends the connection of a request that was answered before its body had arrived. Tomcat would read the rest, to keep the
 * connection, for as long as the client cares to send it, and so a thread could be kept with a body that nobody wants. What
 * comes soon is read all the same: a client that is cut off while it sends may never see its answer.
 */
class UnreadBodies extends ValveBase {

    private final SlowBodies bodies;

    UnreadBodies(SlowBodies bodies) {
        super(true);
        this.bodies = bodies;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        var arriving = request.getCoyoteRequest();
        // Who has asked first whether to send is not going to now.
        if (request.isAsync() || arriving.hasExpectation() || isRead(arriving)) {
            return;
        }
        response.finishResponse();
        // Tomcat's own buffer gives back what is in it of the next request, which may have come already.
        var rest = new InputBuffer(arriving);
        bodies.discard(() -> arriving.doRead(rest));
        if (!isRead(arriving)) {
            arriving.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean isRead(org.apache.coyote.Request request) {
        var read = new AtomicBoolean();
        request.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }
}
