package io.sales.gateway.limits;

import io.sales.platform.logging.Discretion;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's HTTP with an end to how long the headers of a request may take. Tomcat itself only limits the silence between two of
 * their bytes, so a client that sends one every now and then would keep its connection, and the memory that goes with it, for
 * as long as it likes.
 *
 * <p>Public because Tomcat makes it, by name.
 */
public class SlowHeaders extends Http11NioProtocol {

    private static final long LOOK_EVERY_SECONDS = 1;

    private static final Logger log = LoggerFactory.getLogger(SlowHeaders.class);

    private volatile Duration patience = Duration.ofSeconds(10);

    private @Nullable ScheduledFuture<?> looking;

    /** Has requests end whose headers are not there after so long, give or take a second. */
    void endAfter(Duration time) {
        patience = time;
    }

    @Override
    public void start() throws Exception {
        super.start();
        looking = getUtilityExecutor()
                .scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        Objects.requireNonNull(looking).cancel(false);
        super.stop();
    }

    private void look() {
        long now = System.nanoTime();
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            try {
                endIfLate(connection, now);
            } catch (RuntimeException e) {
                // Thrown on, it would end the looking for good.
                log.warn("A connection could not be looked at: {}", Discretion.inWords(e));
            }
        }
    }

    /** With its lock, so that nobody works on the connection meanwhile. One that is worked on is looked at again soon. */
    private void endIfLate(SocketWrapperBase<NioChannel> connection, long now) {
        if (!connection.getLock().tryLock()) {
            return;
        }
        try {
            if (isLate(connection, now)) {
                // What it has of Tomcat's goes back to Tomcat: to close it would leave its buffers to the garbage
                // collector.
                getEndpoint().processSocket(connection, SocketEvent.ERROR, false);
            }
        } finally {
            connection.getLock().unlock();
        }
    }

    /** A connection has a processor of its own only between two parts of a request's headers, or while it is answered later. */
    private boolean isLate(SocketWrapperBase<NioChannel> connection, long now) {
        if (!(connection.getCurrentProcessor() instanceof AbstractProcessor waiting) || waiting.isAsync()) {
            return false;
        }
        long begun = waiting.getRequest().getStartTimeNanos();
        return begun >= 0 && now - begun > patience.toNanos();
    }
}
