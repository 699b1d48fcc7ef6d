package io.sales.ordering.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.api.operation.OperationService;
import io.sales.api.payment.PaymentNotificationService;
import io.sales.api.stock.InventoryService;
import io.sales.ordering.OrderProviderSuite;
import io.sales.platform.db.DatabaseClock;
import io.sales.testing.ProviderSuite;
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
    private static final int ORDERS_WITH_BUG = 120;
    private static final int AT_ONCE = 6;

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
        Findings findings = live(Form.orders(), null);

        System.out.println(findings.tally());
        assertThat(findings.all())
                .as(() -> new Report(SEED, findings, this::history).text())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void eachPlantedBugIsFound(PlantedBug bug) throws Exception {
        Findings findings = live(ORDERS_WITH_BUG, bug);

        assertThat(findings.broken()).contains(bug.invariant());
    }

    private List<String> history(String orderId) {
        return jdbc.queryForList(
                "SELECT seq || ' ' || actor || ' ' || action || ' ' || detail FROM order_history WHERE order_id = ? ORDER BY seq",
                String.class,
                orderId);
    }

    private Findings live(int orders, @Nullable PlantedBug bug) throws Exception {
        System.out.printf("Random lives: -Dsales.random.seed=%d%n", SEED);
        var findings = new Findings();
        var answers = new Answers();
        Shop shop = open(bug);
        long t0 = System.nanoTime();
        letLive(orders, number -> new Story(shop, findings, answers, new Dice(SEED, number), number));
        long t1 = System.nanoTime();
        new Rest(shop, findings).await();
        long t2 = System.nanoTime();
        new Audit(shop, findings).of(answers);
        System.out.printf("T live %d rest %d audit %d%n", (t1 - t0) / 1000000, (t2 - t1) / 1000000, (System.nanoTime() - t2) / 1000000);
        return findings;
    }

    private Shop open(@Nullable PlantedBug bug) {
        var moody = (MoodyProvider) provider;
        moody.begin(SEED, bug);
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

    /** So many at a time take one story after the other. */
    private static void letLive(int orders, IntFunction<Story> story) throws Exception {
        var next = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < AT_ONCE; i++) {
                running.add(pool.submit(() -> {
                    for (int number = next.getAndIncrement(); number < orders; number = next.getAndIncrement()) {
                        story.apply(number).run();
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
