package io.sales.payment.simulator;

import io.sales.payment.simulator.Outbox.Notification;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Settles slow charges when they are due, and delivers what is in the outbox: several at a time, and in no order. */
final class NotificationSender implements AutoCloseable {

    private static final System.Logger log = System.getLogger(NotificationSender.class.getName());

    private static final int PAUSE_MILLIS = 100;
    private static final int THREADS = 4;
    private static final int GRACE_SECONDS = 5;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final NotificationTarget target;
    private final Outbox outbox;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(2, NotificationSender::thread);
    private final ExecutorService senders = Executors.newFixedThreadPool(THREADS, NotificationSender::thread);

    private NotificationSender(NotificationTarget target, Outbox outbox, Clock clock) {
        this.target = target;
        this.outbox = outbox;
        this.clock = clock;
    }

    static NotificationSender start(NotificationTarget target, Charges charges, Outbox outbox, Clock clock) {
        var sender = new NotificationSender(target, outbox, clock);
        sender.repeat(charges::captureDue);
        sender.repeat(sender::sendDue);
        return sender;
    }

    /** Stops between two notifications; what is left is sent after the next start. */
    @Override
    public void close() {
        schedule.shutdownNow();
        senders.shutdownNow();
        try {
            schedule.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
            senders.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeat(Work work) {
        schedule.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (SQLException | RuntimeException e) {
                        log.log(System.Logger.Level.ERROR, "The background failed and goes on", e);
                    }
                },
                0,
                PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private void sendDue() throws SQLException, InterruptedException {
        List<Notification> due;
        do {
            due = outbox.take();
            senders.invokeAll(due.stream().map(this::delivery).toList());
        } while (due.size() == Outbox.BATCH);
    }

    private Callable<Boolean> delivery(Notification notification) {
        return () -> {
            if (isAccepted(notification)) {
                outbox.delivered(notification);
            } else if (!outbox.failed(notification)) {
                log.log(System.Logger.Level.WARNING, "Notification {0} was given up", notification.id());
            }
            return true;
        };
    }

    /** Anything but a plain yes is a no, also silence. */
    private boolean isAccepted(Notification notification) throws InterruptedException {
        byte[] body = notification.body().getBytes(StandardCharsets.UTF_8);
        long timestamp = clock.instant().getEpochSecond();
        var request = HttpRequest.newBuilder(target.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("webhook-id", notification.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", target.signatures(notification.id(), timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                return true;
            }
            log.log(System.Logger.Level.DEBUG, "Notification {0} was answered with {1}", notification.id(), status);
        } catch (IOException e) {
            log.log(System.Logger.Level.DEBUG, "Notification {0} was not answered: {1}", notification.id(), e);
        }
        return false;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "notifications");
        thread.setDaemon(true);
        return thread;
    }

    private interface Work {

        void run() throws SQLException, InterruptedException;
    }
}
