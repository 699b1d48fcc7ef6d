package io.sales.ordering.order;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The money of one order, in minor units. The database refuses more refunds than charges. */
@Embeddable
class Funds {

    private long allowances;
    private long charged;
    private long refunding;
    private long refunded;
    private @Nullable String openAttempt;

    protected Funds() {}

    static Funds none() {
        return new Funds();
    }

    long allowances() {
        return allowances;
    }

    long charged() {
        return charged;
    }

    long refunded() {
        return refunded;
    }

    @Nullable
    String openAttempt() {
        return openAttempt;
    }

    void open(String attempt) {
        openAttempt = attempt;
    }

    void close(String attempt) {
        if (attempt.equals(openAttempt)) {
            openAttempt = null;
        }
    }

    void charge(long amount) {
        charged = Math.addExact(charged, amount);
    }

    long refunding() {
        return refunding;
    }

    void bookRefund(long amount) {
        refunding = Math.addExact(refunding, amount);
    }

    void refundThrough(long amount) {
        refunded = Math.addExact(refunded, amount);
    }
}
