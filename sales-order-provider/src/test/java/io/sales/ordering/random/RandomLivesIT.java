package io.sales.ordering.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.operation.OperationService;
import io.sales.api.payment.PaymentNotificationService;
import io.sales.api.stock.InventoryService;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.db.DatabaseClock;
import io.sales.testing.ProviderSuite;
import io.sales.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Anything at all, from a seed, done to many orders by many people at once, with a payment provider that has moods, answers
 * that get lost and a clock that jumps. When everything has come to rest, every order must add up in every respect.
 */
@TestPropertySource(
        properties = {
            "spring.datasource.hikari.maximum-pool-size=24",
            "logging.level.io.sales.ordering.work=off",
            "logging.level.io.sales.ordering.stock=warn"
        })
@Import(RandomLivesIT.InBetween.class)
class RandomLivesIT extends OrderProviderSuite {

    private static final long SEED = Form.seed();
    private static final int ORDERS_WITH_BUG = 80;
    private static final int AT_ONCE = 6;

    private static final String[] WHAT_MUST_HAVE_HAPPENED = {
        "place ok",
        "place timeout",
        "pay tok_ok ok",
        "pay tok_late ok",
        "cancel ok",
        "cancel part ok",
        "ship ok",
        "ship part ok",
        "deliver ok",
        "request return ok",
        "approve return ok",
        "reject return ok",
        "receive return ok",
        "refund a sum ok",
        "refund units ok",
        "refund all ok",
        "mistake",
        "repeat",
        "rush",
        "rush of copies",
        "notification again",
        "dismiss quarantine",
        "retry refund",
        "clock past payBy"
    };

    @Autowired
    @SuppressWarnings("NullAway.Init") // filled by Spring
    private InventoryService betweenUsAndInventory;

    @Autowired
    @SuppressWarnings("NullAway.Init") // filled by Spring
    private OperationService operations;

    @Autowired
    @SuppressWarnings("NullAway.Init") // filled by Spring
    private PaymentNotificationService notifications;

    @Autowired
    @SuppressWarnings("NullAway.Init") // filled by Spring
    private DatabaseClock clock;

    @Test
    void everyOrderAddsUp() throws Exception {
        Findings findings = live(SEED, Form.orders(), null);

        System.out.printf(
                "Random lives on %s: %s%n", TestDatabase.isPostgres() ? "PostgreSQL" : "H2", findings.tally());
        assertThat(findings.all())
                .as(() -> new Report(SEED, findings, this::history).text())
                .isEmpty();
        assertThat(findings.tally()).containsKeys(WHAT_MUST_HAVE_HAPPENED);
    }

    /** From a seed that does not change, so that what gives each of them away does happen. */
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void eachPlantedBugIsFound(PlantedBug bug) throws Exception {
        Findings findings = live(1, ORDERS_WITH_BUG, bug);

        System.out.printf("%s: found by %s%n", bug, findings.broken());
        assertThat(findings.broken()).contains(bug.invariant());
    }

    @Test
    void everyInvariantHasItsBug() {
        assertThat(PlantedBug.values()).extracting(PlantedBug::invariant).containsOnlyOnce(Invariant.values());
    }

    private List<String> history(String orderId) {
        return jdbc.queryForList(
                "SELECT seq || ' ' || actor || ' ' || action || ' ' || detail FROM order_history WHERE order_id = ? ORDER BY seq",
                String.class,
                orderId);
    }

    private Findings live(long seed, int orders, @Nullable PlantedBug bug) throws Exception {
        System.out.printf("Random lives of %d orders: -Dsales.random.seed=%d%n", orders, seed);
        var findings = new Findings();
        var answers = new Answers();
        Shop shop = open(seed, bug);
        letLive(answers, orders, number -> new Story(shop, findings, answers, new Dice(seed, number), number));
        new Rest(shop, findings).await();
        new Audit(shop, findings).of(answers);
        return findings;
    }

    private Shop open(long seed, @Nullable PlantedBug bug) {
        var moody = (MoodyProvider) provider;
        moody.begin(seed, bug);
        ((BuggyInventory) betweenUsAndInventory).plant(bug);
        if (bug == PlantedBug.MOVEMENT_NOT_WRITTEN) {
            inventory.keepBooksIn(new LeakyLedger());
        }
        List<Runnable> duties = List.of(settler::run, paymentFollowUp::run, expiry::run, refundSender::run);
        var shop = new Shop(
                bug == null ? orders : new BuggyOrders(orders, bug),
                operations,
                notifications,
                inventory,
                moody,
                duties,
                strayHolds::run,
                ProviderSuite::letPass,
                clock::now,
                jdbc,
                bug);
        shop.open();
        return shop;
    }

    /** So many at a time take one story after the other, until so many orders were placed. */
    private static void letLive(Answers answers, int orders, IntFunction<Story> story) throws Exception {
        var next = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < AT_ONCE; i++) {
                running.add(pool.submit(() -> {
                    while (answers.made().size() < orders) {
                        story.apply(next.getAndIncrement()).run();
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    /** Puts itself between the product and its neighbours. */
    @TestConfiguration
    static class InBetween {

        @Bean
        static BeanPostProcessor neighboursOfTheProduct() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return switch (name) {
                        case "remoteInventory" -> new BuggyInventory((InventoryService) bean);
                        case "fakePaymentProvider" -> new MoodyProvider();
                        default -> bean;
                    };
                }
            };
        }
    }
}
