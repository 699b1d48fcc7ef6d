package io.sales.payment.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The HTTP side: one listener, a bounded number of threads and of requests that wait for one. */
final class PaymentServer implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int WAITING = 256;
    private static final int BACKLOG = 256;
    private static final int GRACE_SECONDS = 2;

    static {
        // Read once by the JDK's server: answers leave at once, and a client that stalls gives its thread back.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
    }

    private final HttpServer http;
    private final ExecutorService threads;
    private final @Nullable NotificationSender sender;
    private final Database database;

    private PaymentServer(
            HttpServer http, ExecutorService threads, @Nullable NotificationSender sender, Database database) {
        this.http = http;
        this.threads = threads;
        this.sender = sender;
        this.database = database;
    }

    static PaymentServer start(Settings settings, Clock clock) throws IOException {
        var loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        var http = HttpServer.create(new InetSocketAddress(loopback, settings.port()), BACKLOG);
        // When the queue is full the listener works too, and whoever comes next waits in the backlog.
        var threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                PaymentServer::thread,
                new ThreadPoolExecutor.CallerRunsPolicy());
        var database = Database.open(settings.data());
        NotificationTarget notified = settings.notified();
        var outbox = new Outbox(database, clock, notified != null);
        var charges = new Charges(database, clock, outbox);
        http.createContext("/", new Routes(charges, new Refunds(database, clock, charges, outbox)));
        http.setExecutor(threads);
        http.start();
        var sender = notified == null ? null : NotificationSender.start(notified, charges, outbox, clock);
        return new PaymentServer(http, threads, sender, database);
    }

    InetSocketAddress address() {
        return http.getAddress();
    }

    /** Takes nothing new, and gives what has begun two seconds. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.stop(0);
        if (sender != null) {
            sender.close();
        }
        database.close();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "http");
        thread.setDaemon(true);
        return thread;
    }
}
