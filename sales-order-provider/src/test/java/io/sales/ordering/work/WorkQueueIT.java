package io.sales.ordering.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.order.OrderView;
import io.sales.ordering.OrderProviderSuite;
import io.sales.ordering.order.Orders;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Due rows: shared out, tried again, and at last parked. */
class WorkQueueIT extends OrderProviderSuite {

    @Autowired
    private WorkQueues queues;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DatabaseClock clock;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private WorkQueue queue;

    @BeforeEach
    void open() {
        queue = queues.open("settlement", Orders.TO_SETTLE);
    }

    @Test
    void instancesShareTheRowsAndTakeNoneTwice() throws Exception {
        inventory.stock("A", 120, 1_000);
        for (int i = 0; i < 60; i++) {
            pay(placed(), "tok_ok");
        }
        List<String> taken = Collections.synchronizedList(new ArrayList<>());
        Callable<Boolean> instance = () -> {
            queue.work(taken::add);
            return true;
        };
        var pool = Executors.newFixedThreadPool(4);
        try {
            for (var done : pool.invokeAll(List.of(instance, instance, instance, instance))) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(taken).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void whatFailsHindersNoOtherAndComesAgainLater() {
        OrderView poisoned = paid();
        OrderView healthy = paid();
        List<String> taken = new ArrayList<>();

        queue.work(id -> failOn(poisoned, id, taken));
        assertThat(taken).containsExactly(healthy.id());
        queue.work(id -> failOn(poisoned, id, taken));
        assertThat(taken).as("not due yet").hasSize(1);

        letPass(Duration.ofSeconds(4));
        queue.work(taken::add);
        assertThat(taken).contains(poisoned.id());
    }

    @Test
    void whatNeverWorksIsParkedWithItsProblem() {
        OrderView poisoned = paid();
        List<String> tries = new ArrayList<>();
        for (int i = 0; i <= WorkQueue.MAX_TRIES + 2; i++) {
            queue.work(id -> {
                tries.add(id);
                throw new UnfinishedException("inventory says no");
            });
            letPass(Duration.ofMinutes(6));
        }

        assertThat(tries).hasSize(WorkQueue.MAX_TRIES);
        assertThat(jdbc.queryForObject(
                        "SELECT settle_problem FROM orders WHERE id = ? AND settle_due IS NULL AND settle_parked_at IS NOT NULL",
                        String.class,
                        poisoned.id()))
                .contains("inventory says no");
    }

    @Test
    void whatIsDoneMeanwhileIsNotGivenUp() {
        OrderView order = paid();

        queue.work(id -> {
            jdbc.update("UPDATE orders SET settle_due = NULL, settle_since = NULL, settle_tries = 0 WHERE id = ?", id);
            throw new GivenUpException("somebody else was quicker");
        });

        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM orders WHERE id = ? AND settle_parked_at IS NULL",
                        Integer.class,
                        order.id()))
                .isEqualTo(1);
    }

    @Test
    void aSlowWorkerGivesBackWhatItHasNoTimeForUntried() {
        for (int i = 0; i < 3; i++) {
            paid();
        }
        List<String> taken = new ArrayList<>();

        hurried(Duration.ZERO).work(taken::add);
        assertThat(taken).as("the first of a batch is always tried").hasSize(1);
        assertThat(jdbc.queryForList("SELECT settle_tries FROM orders ORDER BY 1", Integer.class))
                .containsExactly(0, 0, 1);
        queue.work(taken::add);

        assertThat(taken).as("the others were due at once").hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aRunEndsWhenItsTimeIsOverAndTheNextGoesOn() {
        inventory.stock("A", 2 * WorkQueue.BATCH + 2, 1_000);
        for (int i = 0; i <= WorkQueue.BATCH; i++) {
            paid();
        }
        List<String> taken = new ArrayList<>();

        hurried(Duration.ofMinutes(1)).work(taken::add);
        assertThat(taken).hasSize(WorkQueue.BATCH);
        hurried(Duration.ofMinutes(1)).work(taken::add);

        assertThat(taken).hasSize(WorkQueue.BATCH + 1).doesNotHaveDuplicates();
    }

    @Test
    void withTimeToSpareOneRunDoesItAll() {
        inventory.stock("A", 2 * WorkQueue.BATCH + 2, 1_000);
        for (int i = 0; i <= WorkQueue.BATCH; i++) {
            paid();
        }
        List<String> taken = new ArrayList<>();

        queue.work(taken::add);

        assertThat(taken).hasSize(WorkQueue.BATCH + 1);
    }

    @Test
    void whatIsLeftOfWorkingTogetherIsWorkedOnOneByOne() {
        OrderView done = paid();
        OrderView left = paid();
        List<String> alone = new ArrayList<>();

        queue.work(new Group(alone) {

            @Override
            public List<String> workTogether(List<String> ids) {
                assertThat(ids).containsExactlyInAnyOrder(done.id(), left.id());
                return List.of(left.id());
            }
        });

        assertThat(alone).containsExactly(left.id());
    }

    @Test
    void whatFailsTogetherIsWorkedOnOneByOne() {
        paid();
        paid();
        List<String> alone = new ArrayList<>();

        queue.work(new Group(alone) {

            @Override
            public List<String> workTogether(List<String> ids) {
                throw new IllegalStateException("one of them is poison");
            }
        });

        assertThat(alone).hasSize(2);
    }

    @Test
    void aWorkerMayStopBetweenBatches() {
        inventory.stock("A", 2 * WorkQueue.BATCH + 2, 1_000);
        for (int i = 0; i <= WorkQueue.BATCH; i++) {
            paid();
        }
        List<String> taken = new ArrayList<>();

        queue.work(new Group(taken) {

            @Override
            public boolean mayGoOn() {
                return false;
            }
        });

        assertThat(taken).hasSize(WorkQueue.BATCH);
    }

    /** A queue whose run is over as soon as it has begun. */
    private WorkQueue hurried(Duration batch) {
        var columns = Orders.TO_SETTLE;
        var pace = new WorkQueue.Pace(batch, Duration.ZERO);
        return new WorkQueue("settlement", columns, pace, jdbc, transactions, clock);
    }

    private static void failOn(OrderView poisoned, String id, List<String> taken) {
        if (id.equals(poisoned.id())) {
            throw new IllegalStateException("poison");
        }
        taken.add(id);
    }

    /** Notes those that it works on one by one. */
    private static class Group implements Worker {

        private final List<String> alone;

        Group(List<String> alone) {
            this.alone = alone;
        }

        @Override
        public void workOn(String id) {
            alone.add(id);
        }
    }
}
