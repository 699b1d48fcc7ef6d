package io.sales.ordering.random;

import static io.sales.ordering.random.Invariant.MONEY_ADDS_UP;
import static io.sales.ordering.random.Invariant.NEVER_TOO_MUCH_BACK;
import static io.sales.ordering.random.Invariant.PROVIDER_AGREES;

import io.sales.api.order.PaymentView;
import io.sales.ordering.random.OrderFile.Transaction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether each order's money adds up, and whether the payment provider's books say the same. */
record MoneyAudit(Findings findings) {

    void of(OrderFile file) {
        Seen seen = file.seen();
        String id = file.id();
        findings.requireSame(MONEY_ADDS_UP, id, "charged - refunded", seen.charged() - seen.refunded(), seen.owed());
        findings.requireSame(
                MONEY_ADDS_UP, id, "the total", seen.order().total().amount(), explained(seen));
        findings.requireSame(MONEY_ADDS_UP, id, "the charges in the log", file.succeeded("CHARGE"), seen.charged());
        findings.requireSame(MONEY_ADDS_UP, id, "the refunds in the log", file.succeeded("REFUND"), seen.refunded());
        if (seen.booked() > seen.charged()) {
            findings.broken(NEVER_TOO_MUCH_BACK, id, "%d of %d went back".formatted(seen.booked(), seen.charged()));
        }
    }

    /** Cancelled and credited goods, allowances, and what is owed. */
    private static long explained(Seen seen) {
        long gone = seen.order().lines().stream()
                .mapToLong(line -> line.unitPrice().amount() * (line.cancelled() + line.credited()))
                .sum();
        return gone + seen.order().allowances().amount() + seen.owed();
    }

    /** The provider's books against all orders at once, so that money it moved for none of them shows too. */
    void ofProvider(List<OrderFile> files, MoodyProvider provider) {
        var attempts = new TreeMap<String, PaymentView>();
        files.forEach(file -> file.seen().order().payments().forEach(payment -> attempts.put(payment.id(), payment)));
        Map<String, Long> taken = provider.captures();
        taken.entrySet().removeIf(capture -> isOtherMoney(attempts.get(capture.getKey()), capture.getValue()));
        requireSame("took", succeeded(files, "CHARGE"), taken);
        requireSame("gave back", succeeded(files, "REFUND"), provider.refunds());
        requireOwnReferences(files);
    }

    /** Not what was asked for, and so nobody's payment. */
    private static boolean isOtherMoney(@Nullable PaymentView payment, long amount) {
        return payment != null && payment.amount().amount() != amount;
    }

    private static Map<String, Long> succeeded(List<OrderFile> files, String type) {
        var amounts = new TreeMap<String, Long>();
        files.forEach(file -> file.transactions().stream()
                .filter(transaction -> transaction.isSuccess(type))
                .forEach(transaction -> amounts.merge(transaction.subjectId(), transaction.amount(), Long::sum)));
        return amounts;
    }

    private void requireSame(String what, Map<String, Long> ours, Map<String, Long> theirs) {
        var subjects = new TreeMap<>(ours);
        subjects.putAll(theirs);
        subjects.keySet()
                .forEach(subject -> findings.requireSame(
                        PROVIDER_AGREES,
                        subject,
                        "what the provider " + what,
                        theirs.getOrDefault(subject, 0L),
                        ours.getOrDefault(subject, 0L)));
    }

    /** Each thing that the provider did is booked once. */
    private void requireOwnReferences(List<OrderFile> files) {
        var owners = new TreeMap<String, String>();
        for (OrderFile file : files) {
            for (Transaction transaction : file.transactions()) {
                if (transaction.state().equals("SUCCESS")
                        && owners.put(transaction.reference(), transaction.subjectId()) != null) {
                    findings.broken(PROVIDER_AGREES, file.id(), transaction.reference() + " is booked twice");
                }
            }
        }
    }
}
