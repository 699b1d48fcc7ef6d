package io.sales.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Many at once. */
public final class Crowd {

    private Crowd() {}

    /**
     * Starts the work on so many threads at one moment, and waits for all of it.
     *
     * @param work by the thread's number
     * @return what each thread returned
     * @throws Exception what any of them threw
     */
    public static <T> List<T> rush(int threads, IntFunction<Callable<T>> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var start = new CountDownLatch(1);
            var running = new ArrayList<Future<T>>();
            for (int thread = 0; thread < threads; thread++) {
                Callable<T> own = work.apply(thread);
                running.add(pool.submit(() -> {
                    start.await();
                    return own.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (Future<T> one : running) {
                results.add(one.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            // Never interrupts: H2 closes its file under a thread that is interrupted.
            pool.shutdown();
        }
    }
}
