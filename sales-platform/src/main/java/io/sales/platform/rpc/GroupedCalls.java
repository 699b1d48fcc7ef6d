package io.sales.platform.rpc;

import io.sales.api.SalesException;
import io.sales.api.Slugs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls that are about the same thing together, as one. The first ones go out at once; whatever comes while they are
 * under way waits, and goes out as a group when an answer returns. So nobody waits for a group to fill, and what nobody
 * else wants is never held up.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class GroupedCalls<Q, A> {

    private static final int MAX_WAITING = 1_000;

    private final int maxGroup;
    private final int maxUnderWay;
    private final Function<List<Q>, CompletableFuture<List<A>>> remote;
    private final Map<Object, Lane<Q, A>> lanes = new HashMap<>();
    private int waiting;

    /**
     * @param maxGroup calls that are sent as one
     * @param maxUnderWay groups about the same thing that have no answer yet
     * @param remote sends a group without waiting, and answers each call in its place
     */
    public GroupedCalls(int maxGroup, int maxUnderWay, Function<List<Q>, CompletableFuture<List<A>>> remote) {
        this.maxGroup = maxGroup;
        this.maxUnderWay = maxUnderWay;
        this.remote = remote;
    }

    /**
     * @param subject what the call is about; calls about equal ones are sent together, in their order
     * @return the answer; if the group fails, it fails as the group did
     * @throws SalesException {@code unavailable} if too many wait
     */
    public CompletableFuture<A> call(Object subject, Q request) {
        var one = new Waiting<Q, A>(request, new CompletableFuture<>());
        if (startsNow(subject, one)) {
            send(subject, List.of(one));
        }
        return one.answer();
    }

    private synchronized boolean startsNow(Object subject, Waiting<Q, A> one) {
        Lane<Q, A> lane = lanes.computeIfAbsent(subject, any -> new Lane<>());
        if (lane.underWay < maxUnderWay) {
            lane.underWay++;
            return true;
        }
        if (waiting >= MAX_WAITING) {
            throw new SalesException(Slugs.UNAVAILABLE, "Too many are waiting for the same now.");
        }
        waiting++;
        lane.queue.add(one);
        return false;
    }

    private void send(Object subject, List<Waiting<Q, A>> group) {
        CompletableFuture<List<A>> answers;
        try {
            answers = remote.apply(group.stream().map(Waiting::request).toList());
        } catch (RuntimeException e) {
            answers = CompletableFuture.failedFuture(e);
        }
        answers.whenComplete((all, failure) -> {
            List<Waiting<Q, A>> next = next(subject);
            if (!next.isEmpty()) {
                send(subject, next);
            }
            tell(group, all, failure);
        });
    }

    private synchronized List<Waiting<Q, A>> next(Object subject) {
        Lane<Q, A> lane = lanes.get(subject);
        var group = new ArrayList<Waiting<Q, A>>();
        while (lane != null && !lane.queue.isEmpty() && group.size() < maxGroup) {
            group.add(lane.queue.remove());
        }
        waiting -= group.size();
        if (lane != null && group.isEmpty() && --lane.underWay == 0) {
            lanes.remove(subject);
        }
        return group;
    }

    private static <Q, A> void tell(List<Waiting<Q, A>> group, @Nullable List<A> answers, @Nullable Throwable failure) {
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

    private record Waiting<Q, A>(Q request, CompletableFuture<A> answer) {}

    private static final class Lane<Q, A> {

        private final Queue<Waiting<Q, A>> queue = new ArrayDeque<>();
        private int underWay;
    }
}
