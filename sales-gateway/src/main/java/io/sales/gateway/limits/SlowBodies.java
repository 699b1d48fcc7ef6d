package io.sales.gateway.limits;

import io.sales.api.Slugs;
import io.sales.gateway.problem.EdgeSlugs;
import io.sales.gateway.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Reads bodies that have not arrived yet. Whoever waits for one keeps a thread, so only so many may, and not for long; a body
 * that is there already, as nearly all are, waits for nobody.
 */
@Component
class SlowBodies {

    private static final int BUFFER = 8 * 1024;

    /** For the rest of a body that nobody wants. */
    private static final Duration REST = Duration.ofSeconds(2);

    private static final long MOST_REST = 16L * 1024 * 1024;

    private final Semaphore places;
    private final Duration patience;

    SlowBodies(LimitProperties limits) {
        places = new Semaphore(limits.slowBodies());
        patience = limits.slowBodyPatience();
    }

    /**
     * @param announced length, negative if none was
     * @return the body, or its beginning: at least one byte more than may be
     * @throws Refusal {@code request-timeout}, and {@code too-many-requests} while too many are being waited for
     */
    byte[] read(InputStream body, long announced, int most) throws IOException {
        if (announced >= 0 && body.available() >= announced) {
            return body.readNBytes(most + 1);
        }
        if (!places.tryAcquire()) {
            throw new Refusal(Slugs.TOO_MANY_REQUESTS, "Too many requests arrive slowly. Repeat shortly.");
        }
        try {
            return readInTime(body, most);
        } finally {
            places.release();
        }
    }

    private byte[] readInTime(InputStream body, int most) throws IOException {
        long started = System.nanoTime();
        var read = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        while (read.size() <= most) {
            int length = body.read(buffer);
            if (length < 0) {
                return read.toByteArray();
            }
            read.write(buffer, 0, length);
            if (System.nanoTime() - started > patience.toNanos()) {
                throw new Refusal(
                                EdgeSlugs.REQUEST_TIMEOUT,
                                "The body did not arrive within %d s.".formatted(patience.toSeconds()))
                        .with("Connection", "close");
            }
        }
        return read.toByteArray();
    }

    /** Reads on until there is no more, or it takes too long, or is too much; or not at all while too many are waited for. */
    void discard(Source rest) throws IOException {
        if (!places.tryAcquire()) {
            return;
        }
        try {
            long started = System.nanoTime();
            long discarded = 0;
            int length = 0;
            while (length >= 0 && discarded <= MOST_REST && System.nanoTime() - started < REST.toNanos()) {
                length = rest.read();
                discarded += length;
            }
        } finally {
            places.release();
        }
    }

    /** Where bytes come from. */
    @FunctionalInterface
    interface Source {

        /**
         * @return how many came, after waiting for them; negative if no more will
         */
        int read() throws IOException;
    }
}
