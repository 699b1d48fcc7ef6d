package io.sales.platform.group;

import io.sales.api.SalesException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls that are made at the same time together, as one. The first one goes out at once; whatever comes while it is
 * under way waits, and goes out as a group when its answer returns, or beside it if that takes long. A group costs the same
 * whether it is small or large, so what is gained by several small ones under way is lost where processors are few.
 *
 * <p>What many ask about at the same time travels by itself, so that a crowd does not hold up everybody else.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class GroupedCalls<Q, A> {

    private static final int MAX_WAITING = 1_000;

    /** Until another group sets out beside those under way: some round trips of a system that is not busy. */
    static final Duration PATIENCE = Duration.ofMillis(10);

    /** As many calls about one subject as travel with the others; more are a crowd. */
    static final int CROWD = 8;

    /** The lane of all subjects without a crowd. */
    private static final Object VARIOUS = new Object();

    private final int maxGroup;
    private final int maxUnderWay;
    private final Function<List<Q>, CompletableFuture<List<A>>> remote;
    private final Map<Object, Integer> callsBySubject = new HashMap<>();
    private final Map<Object, Lane<Q, A>> lanes = new HashMap<>();
    private int waiting;

    /**
     * @param maxGroup calls that are sent as one
     * @param maxUnderWay groups of one lane that have no answer yet
     * @param remote sends a group without waiting, and answers each call in its place
     */
    public GroupedCalls(int maxGroup, int maxUnderWay, Function<List<Q>, CompletableFuture<List<A>>> remote) {
        this.maxGroup = maxGroup;
        this.maxUnderWay = maxUnderWay;
        this.remote = remote;
    }

    /**
     * @param subject what the call is about
     * @return the answer; if the group fails, it fails as the group did
     * @throws SalesException {@code too-many-requests} if too many wait
     */
    public CompletableFuture<A> call(Object subject, Q request) {
        var one = new Call<Q, A>(subject, request, new CompletableFuture<>());
        sendNext(enter(one));
        return one.answer();
    }

    /** Calls that have not been sent yet. */
    public synchronized int waiting() {
        return waiting;
    }

    private synchronized Object enter(Call<Q, A> one) {
        if (waiting >= MAX_WAITING) {
            throw SalesException.tooMany("Too many orders are being placed now.", 1);
        }
        waiting++;
        int calls = callsBySubject.merge(one.subject(), 1, Integer::sum);
        Object lane = calls <= CROWD ? VARIOUS : one.subject();
        lanes.computeIfAbsent(lane, any -> new Lane<>()).queue.add(one);
        return lane;
    }

    /** What may be sent now in addition to what is under way. */
    private synchronized List<Call<Q, A>> startable(Object key) {
        Lane<Q, A> lane = lanes.get(key);
        if (lane == null || lane.underWay == maxUnderWay || lane.isPatient()) {
            return List.of();
        }
        var group = new ArrayList<Call<Q, A>>();
        while (!lane.queue.isEmpty() && group.size() < maxGroup) {
            group.add(lane.queue.remove());
        }
        waiting -= group.size();
        if (!group.isEmpty()) {
            lane.underWay++;
            lane.sentAt = System.nanoTime();
        } else if (lane.underWay == 0) {
            lanes.remove(key);
        }
        return group;
    }

    private void sendNext(Object lane) {
        List<Call<Q, A>> group = startable(lane);
        if (!group.isEmpty()) {
            send(lane, group);
        }
    }

    private void send(Object lane, List<Call<Q, A>> group) {
        if (maxUnderWay > 1) {
            // Looked at by the thread that keeps the time, since sending does not wait.
            CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                    .execute(() -> sendNext(lane));
        }
        CompletableFuture<List<A>> answers;
        try {
            answers = remote.apply(group.stream().map(Call::request).toList());
        } catch (RuntimeException e) {
            answers = CompletableFuture.failedFuture(e);
        }
        answers.whenComplete((all, failure) -> {
            leave(lane, group);
            sendNext(lane);
            tell(group, all, failure);
        });
    }

    private synchronized void leave(Object lane, List<Call<Q, A>> group) {
        Objects.requireNonNull(lanes.get(lane)).underWay--;
        group.forEach(
                call -> callsBySubject.computeIfPresent(call.subject(), (any, calls) -> calls == 1 ? null : calls - 1));
    }

    private static <Q, A> void tell(List<Call<Q, A>> group, @Nullable List<A> answers, @Nullable Throwable failure) {
        for (int i = 0; i < group.size(); i++) {
            if (answers != null && answers.size() == group.size()) {
                group.get(i).answer().complete(answers.get(i));
            } else {
                group.get(i)
                        .answer()
                        .completeExceptionally(
                                failure == null
                                        ? new IllegalStateException("As many answers as calls were expected")
                                        : failure);
            }
        }
    }

    private record Call<Q, A>(Object subject, Q request, CompletableFuture<A> answer) {}

    private static final class Lane<Q, A> {

        private final Queue<Call<Q, A>> queue = new ArrayDeque<>();
        private int underWay;
        private long sentAt;

        boolean isPatient() {
            return underWay > 0 && System.nanoTime() - sentAt < PATIENCE.toNanos();
        }
    }
}
