package io.sales.ordering.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sales.ordering.work.Backlog.Figures;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How much background work there is, per kind. The figures are those of the database, so that every instance shows the same;
 * they are as old as the last refresh, whoever asks how often, and unknown (NaN) when that failed.
 */
@Component
public class OperationMetrics {

    private final List<Gauges> gauges;
    private final Transactions transactions;
    private final DatabaseClock clock;

    OperationMetrics(
            List<OperationSource> sources, MeterRegistry registry, Transactions transactions, DatabaseClock clock) {
        this.gauges =
                sources.stream().map(source -> new Gauges(source, registry)).toList();
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Reads all figures anew. */
    public void refresh() {
        List<Reading> readings = List.of();
        try {
            readings = transactions.read(this::readings);
        } finally {
            for (int i = 0; i < gauges.size(); i++) {
                gauges.get(i).latest.set(readings.isEmpty() ? null : readings.get(i));
            }
        }
    }

    private List<Reading> readings() {
        Instant now = clock.now();
        return gauges.stream()
                .map(kind -> new Reading(now, kind.source.figures(now, now.minus(Operations.SHOWN_AFTER))))
                .toList();
    }

    private static final class Gauges {

        private final OperationSource source;
        private final AtomicReference<@Nullable Reading> latest = new AtomicReference<>();

        Gauges(OperationSource source, MeterRegistry registry) {
            this.source = source;
            gauge("due", reading -> reading.figures.due())
                    .description("Could be worked on now")
                    .register(registry);
            gauge("waiting", reading -> reading.figures.waiting())
                    .description("Late, as the list of operations shows it")
                    .register(registry);
            gauge("parked", reading -> reading.figures.parked())
                    .description("Given up, until somebody has it tried again")
                    .register(registry);
            gauge("oldest.age", Reading::oldestAge)
                    .description("For how long the oldest that is not parked has been due")
                    .baseUnit("seconds")
                    .register(registry);
        }

        private Gauge.Builder<Supplier<Number>> gauge(String name, ToDoubleFunction<Reading> figure) {
            Supplier<Number> value = () -> {
                Reading reading = latest.get();
                return reading == null ? Double.NaN : figure.applyAsDouble(reading);
            };
            return Gauge.builder("sales.work." + name, value).tag("kind", source.kind());
        }
    }

    private record Reading(Instant at, Figures figures) {

        double oldestAge() {
            Instant oldest = figures.oldest();
            return oldest == null || oldest.isAfter(at)
                    ? 0
                    : Duration.between(oldest, at).toMillis() / 1_000.0;
        }
    }
}
