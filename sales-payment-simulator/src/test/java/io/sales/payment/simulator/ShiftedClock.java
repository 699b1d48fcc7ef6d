package io.sales.payment.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, for tests that cannot wait. */
final class ShiftedClock extends Clock {

    private volatile Duration shift = Duration.ZERO;

    void forward(Duration by) {
        shift = shift.plus(by);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Nothing here shows local time");
    }
}
