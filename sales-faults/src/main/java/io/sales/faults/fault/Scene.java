package io.sales.faults.fault;

import io.sales.faults.check.Finding;
import io.sales.faults.history.Entry;
import io.sales.faults.history.History;
import io.sales.faults.history.Outcome;
import io.sales.faults.load.Client;
import io.sales.faults.load.Shop;
import io.sales.faults.system.Patience;
import io.sales.faults.system.RunningSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** A system under load, and what is noted while it is broken. Used by one thread. */
public final class Scene {

    private static final Duration SERVES_AGAIN = Duration.ofMinutes(2);
    private static final Set<String> CLEAR = Set.of("unavailable", "timeout", "in-progress");

    private final RunningSystem system;
    private final Client client;
    private final Shop shop;
    private final History history;
    private final Random random;
    private final Consumer<String> progress;
    private final List<Round> rounds = new ArrayList<>();
    private final Map<String, String> figures = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param random decides what is broken when, so that a seed repeats the schedule
     */
    public Scene(
            RunningSystem system, Client client, Shop shop, History history, Random random, Consumer<String> progress) {
        this.system = system;
        this.client = client;
        this.shop = shop;
        this.history = history;
        this.random = random;
        this.progress = progress;
    }

    RunningSystem system() {
        return system;
    }

    Client client() {
        return client;
    }

    Shop shop() {
        return shop;
    }

    History history() {
        return history;
    }

    Random random() {
        return random;
    }

    /** A moment between the two, at random. */
    Duration between(int leastMillis, int mostMillis) {
        return Duration.ofMillis(leastMillis + random.nextInt(mostMillis - leastMillis + 1));
    }

    /** Breaks something and mends it, and returns when requests are served again. */
    Round round(Fault fault, String target, Runnable breakAndMend) {
        long brokenAt = history.now();
        breakAndMend.run();
        var round = new Round(fault.name(), target, brokenAt, history.now());
        rounds.add(round);
        progress.accept(
                "%s %s: mended after %.1f s".formatted(fault.name(), target, (round.mendedAt() - brokenAt) / 1e3));
        awaitService(round.mendedAt());
        return round;
    }

    /** Waits for some requests that were sent after a time and acknowledged. */
    void awaitService(long after) {
        Patience.until("requests to be served", SERVES_AGAIN, () -> acknowledgedSince(after) >= 5);
    }

    private long acknowledgedSince(long time) {
        return history.entries().stream()
                .filter(entry -> entry.sentAt() >= time && entry.is(Outcome.ACKNOWLEDGED))
                .count();
    }

    /** Requests sent in a span of time that a client would have to send again. */
    List<Entry> failures(long from, long to) {
        return history.entries().stream()
                .filter(entry -> entry.sentAt() >= from && entry.sentAt() <= to)
                .filter(entry -> entry.answer().isFailure() || entry.is(Outcome.UNKNOWN))
                .toList();
    }

    /** Whoever was turned away while it was broken must have been told so in a way that tells to come back. */
    void requireClearRefusals(Round round) {
        for (Entry entry : failures(round.brokenAt(), round.mendedAt())) {
            if (!CLEAR.contains(entry.answer().code())) {
                found(
                        round.target(),
                        "a %s is told %d %s"
                                .formatted(
                                        entry.request().verb(),
                                        entry.answer().status(),
                                        entry.answer().code()));
            }
        }
    }

    /** Whoever was served while it was broken must not have noticed. */
    void requireNoFailure(Round round, long until) {
        for (Entry failure : failures(round.brokenAt(), until)) {
            found(
                    round.target(),
                    "a %s fails with %d %s after %d ms"
                            .formatted(
                                    failure.request().verb(),
                                    failure.answer().status(),
                                    failure.answer().code(),
                                    failure.sentAt() - round.brokenAt()));
        }
    }

    void figure(String name, Object value) {
        figures.put(name, String.valueOf(value));
    }

    /** Something that must not be, seen while it was broken. */
    void found(String subject, String what) {
        findings.add(new Finding(subject, what));
    }

    public List<Round> rounds() {
        return List.copyOf(rounds);
    }

    public Map<String, String> figures() {
        return new LinkedHashMap<>(figures);
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
