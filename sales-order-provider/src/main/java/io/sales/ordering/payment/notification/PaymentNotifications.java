package io.sales.ordering.payment.notification;

import io.sales.api.Limits;
import io.sales.api.Money;
import io.sales.api.SalesException;
import io.sales.api.payment.PaymentNotification;
import io.sales.ordering.payment.PaymentQuestions;
import io.sales.ordering.payment.PaymentSubject;
import io.sales.ordering.payment.PaymentSubjects;
import io.sales.ordering.payment.Quarantine;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Takes in what payment providers say by themselves. A good notification books nothing: it makes the charge or refund due
 * now, and the question that follows decides. So a forged, repeated, late or reordered one can cost a question, never money.
 */
@Service
public class PaymentNotifications {

    private final Map<String, NotificationFormat> formats;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final ReceivedNotifications received;
    private final PaymentSubjects subjects;
    private final PaymentQuestions questions;
    private final Quarantine quarantine;
    private final NotificationMetrics metrics;

    PaymentNotifications(
            ObjectProvider<NotificationFormat> formats,
            Transactions transactions,
            DatabaseClock clock,
            ReceivedNotifications received,
            PaymentSubjects subjects,
            PaymentQuestions questions,
            Quarantine quarantine,
            NotificationMetrics metrics) {
        this.formats = formats.stream().collect(Collectors.toMap(NotificationFormat::provider, Function.identity()));
        this.transactions = transactions;
        this.clock = clock;
        this.received = received;
        this.subjects = subjects;
        this.questions = questions;
        this.quarantine = quarantine;
        this.metrics = metrics;
    }

    /**
     * @throws SalesException {@code not-found}, {@code bad-signature}, {@code invalid-request}
     */
    public void receive(PaymentNotification notification) {
        NotificationFormat format = formats.get(notification.provider());
        if (format == null) {
            throw SalesException.notFound("payment provider");
        }
        if (notification.body().length > Limits.MAX_NOTIFICATION_BYTES) {
            throw SalesException.invalid("body", "is longer than " + Limits.MAX_NOTIFICATION_BYTES + " bytes");
        }
        Notice notice = open(format, notification);
        Reception reception = transactions.write(() -> take(format.provider(), notice, notification.body()));
        metrics.count(format.provider(), reception);
        if (reception == Reception.UNKNOWN && notice.claim() != null) {
            metrics.logUnknown(format.provider(), notice.claim().reference());
        }
    }

    /** Forgets notifications that are a week old. */
    public void forgetOld() {
        boolean more;
        do {
            more = transactions.write(() -> received.forgetOld(clock.now()));
        } while (more);
    }

    private Notice open(NotificationFormat format, PaymentNotification notification) {
        try {
            return format.open(notification, clock::now);
        } catch (SalesException refused) {
            metrics.count(format.provider(), Reception.REFUSED);
            throw refused;
        }
    }

    private Reception take(String provider, Notice notice, byte[] body) {
        var now = clock.now();
        if (!received.isNew(provider, notice.id(), now)) {
            return Reception.DUPLICATE;
        }
        Notice.Claim claim = notice.claim();
        if (claim == null) {
            return Reception.IRRELEVANT;
        }
        Optional<PaymentSubject> subject = subjects.find(claim.kind(), claim.reference());
        if (subject.isEmpty()) {
            return Reception.UNKNOWN;
        }
        Money said = claim.money();
        if (said != null && !said.equals(subject.get().money())) {
            quarantine.notified(provider, subject.get(), said, excerpt(body), now);
            return Reception.QUARANTINED;
        }
        questions.askNow(subject.get());
        return Reception.ACCEPTED;
    }

    private static String excerpt(byte[] body) {
        int length = Math.min(body.length, Quarantine.MAX_EXCERPT);
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }

    /** What became of a notification. */
    enum Reception {
        ACCEPTED,
        DUPLICATE,
        IRRELEVANT,
        UNKNOWN,
        QUARANTINED,
        REFUSED
    }
}
