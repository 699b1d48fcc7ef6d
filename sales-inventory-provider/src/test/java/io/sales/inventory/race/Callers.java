package io.sales.inventory.race;

import io.sales.api.SalesException;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.SettleAnswer;
import io.sales.inventory.race.Instance.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.dubbo.rpc.RpcException;

/** Four groups of callers, half of each group at either instance. */
final class Callers {

    static final int THREADS = 128;

    /** The answer that never came. */
    static final String NO_ANSWER = "no answer";

    private static final int PATIENCE_MINUTES = 15;

    private Callers() {}

    /**
     * One calling thread.
     *
     * @param own the instance that it calls
     * @param other the other one
     * @param survivor the one that no test kills
     */
    record Calling(int number, Desk own, Desk other, Desk survivor) {

        private static Calling of(Cluster cluster, int number) {
            int group = number % Cluster.GROUPS;
            int instance = number / Cluster.GROUPS % Cluster.INSTANCES;
            return new Calling(
                    number,
                    cluster.desk(instance, group),
                    cluster.desk(1 - instance, group),
                    cluster.desk(Cluster.SURVIVOR, group));
        }
    }

    /** One thing to do, by its number. */
    interface Task<T> {

        T call(Calling caller, int number) throws Exception;
    }

    /** Lets every caller do the same, all at once, and waits for all of them. */
    static <T> List<T> each(Cluster cluster, Function<Calling, Callable<T>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            var start = new CountDownLatch(1);
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < THREADS; i++) {
                Callable<T> own = work.apply(Calling.of(cluster, i));
                running.add(pool.submit(() -> {
                    start.await();
                    return own.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (Future<T> one : running) {
                results.add(one.get(PATIENCE_MINUTES, TimeUnit.MINUTES));
            }
            cluster.awaitQuiet();
            return results;
        } finally {
            pool.shutdown();
        }
    }

    /** Shares so many tasks among all callers, who take one after the other. */
    static <T> List<T> share(Cluster cluster, int tasks, Task<T> task) throws Exception {
        var next = new AtomicInteger();
        return each(cluster, caller -> () -> {
                    var results = new ArrayList<T>();
                    for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                        results.add(task.call(caller, i));
                    }
                    return results;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The answer, the slug of the refusal, or {@link #NO_ANSWER}. */
    static Object outcome(Callable<?> call) throws Exception {
        try {
            return call.call();
        } catch (SalesException refusal) {
            return refusal.slug();
        } catch (RpcException lost) {
            return NO_ANSWER;
        }
    }

    /** One word for an outcome. */
    static String word(Object outcome) {
        if (outcome instanceof HoldAnswer.Granted granted) {
            return granted.fresh() ? "granted" : "granted again";
        } else if (outcome instanceof SettleAnswer.Lost) {
            return "lost";
        } else if (outcome instanceof String slug) {
            return slug;
        }
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
