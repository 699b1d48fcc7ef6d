package io.sales.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServer;

/** A server that goes while clients keep posting over connections that they keep. */
class FarewellTest {

    private static final int CLIENTS = 8;
    private static final int ROUNDS = 5;

    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void whoKeepsItsConnectionLosesNoRequest() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            goWhilePosting(true);
        }
        assertThat(answered).hasPositiveValue();
        assertThat(lost).hasValue(0);
    }

    /** The control. */
    @Test
    void withoutItSomeAreLost() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            goWhilePosting(false);
        }
        assertThat(lost).hasPositiveValue();
    }

    private void goWhilePosting(boolean saysFarewell) throws Exception {
        var farewell = new Farewell();
        WebServer server = server(farewell);
        server.start();
        var clients = new ArrayList<Thread>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Thread(() -> postUntilNobodyIsThere(server.getPort())));
        }
        clients.forEach(Thread::start);
        int enough = answered.get() + 50 * CLIENTS;
        while (answered.get() < enough) {
            Thread.onSpinWait();
        }
        if (saysFarewell) {
            farewell.say();
        }
        DrainOnClose.drain(server);
        server.stop();
        for (Thread client : clients) {
            client.join();
        }
    }

    private void postUntilNobodyIsThere(int port) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        while (true) {
            try {
                HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
                (response.statusCode() == 200 ? answered : lost).incrementAndGet();
                if (response.headers().firstValue("Connection").isPresent()) {
                    // It goes to another server from here on.
                    return;
                }
            } catch (ConnectException nobodyThere) {
                return;
            } catch (IOException cutOff) {
                lost.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static WebServer server(Farewell farewell) {
        var factory = new TomcatServletWebServerFactory(0);
        factory.setShutdown(Shutdown.GRACEFUL);
        return factory.getWebServer(context -> register(context, farewell));
    }

    private static void register(ServletContext context, Farewell farewell) {
        context.addFilter("farewell", farewell).addMappingForUrlPatterns(null, false, "/*");
        context.addServlet("answer", new Answer()).addMapping("/*");
    }

    private static final class Answer extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            response.getWriter().write("{}");
        }
    }
}
