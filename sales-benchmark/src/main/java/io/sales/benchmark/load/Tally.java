package io.sales.benchmark.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** Counts what becomes of a run's calls, in whichever thread the answers come. */
final class Tally {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int DIGITS = 3;

    private final long begin;
    private final long end;
    private final LongAdder done = new LongAdder();
    private final LongAdder doneInTime = new LongAdder();
    private final LongAdder declined = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final ConcurrentHistogram fromIntended = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final ConcurrentHistogram fromSent = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final ConcurrentHistogram ofDone = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final ConcurrentHistogram ofDeclined = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);

    /** These two belong to the driver's thread alone. */
    private long arrivals;

    private long turnedAway;

    Tally(long begin, long end) {
        this.begin = begin;
        this.end = end;
    }

    void arrived() {
        arrivals++;
    }

    void turnedAway() {
        turnedAway++;
    }

    boolean isPast(long time) {
        return time - end > 0;
    }

    void answered(Outcome outcome, long intended, long sent, long now) {
        switch (outcome) {
            case DONE -> {
                done.increment();
                ofDone.recordValue(micros(intended, now));
                if (!isPast(now)) {
                    doneInTime.increment();
                }
            }
            case DECLINED -> {
                declined.increment();
                ofDeclined.recordValue(micros(intended, now));
            }
            case FAILED -> failed.increment();
        }
        fromIntended.recordValue(micros(intended, now));
        fromSent.recordValue(micros(sent, now));
    }

    /** Only when every call is answered. */
    Run run(double offered, Duration window) {
        return new Run(
                offered,
                window,
                arrivals,
                turnedAway,
                done.sum(),
                declined.sum(),
                failed.sum(),
                doneInTime.sum() * (double) TimeUnit.SECONDS.toNanos(1) / (end - begin),
                fromIntended,
                fromSent,
                ofDone,
                ofDeclined);
    }

    private static long micros(long from, long to) {
        return Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(to - from));
    }
}
