package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sales.endtoend.LocalSystem.Instance;
import io.sales.endtoend.OrderLoad.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two instances of each provider: both work, and either can go. */
@ExtendWith(SharedSystem.class)
class FailoverIT {

    private static final int CALLERS = 8;
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    private final LocalSystem system;
    private final Shop shop;

    FailoverIT(LocalSystem system) {
        this.system = system;
        this.shop = new Shop(system);
    }

    /** Starts again, together, what a test has stopped or killed. */
    @AfterEach
    void allIsUp() {
        system.up();
    }

    @Test
    void ordersSpreadOverBothInstances() {
        Api ann = shop.newCustomer();
        String sku = shop.newSku(100, 200);
        Figures first = Figures.of(system, "inventory-1");
        Figures second = Figures.of(system, "inventory-2");

        for (int i = 0; i < 200; i++) {
            ann.postNew("/orders", Shop.order(sku, 1)).expect(201);
        }

        double onFirst = first.heldSince();
        double onSecond = second.heldSince();
        assertThat(onFirst + onSecond).isEqualTo(200);
        assertThat(onFirst).isBetween(40.0, 160.0);
        assertThat(shop.stock(sku).path("available").asLong()).isZero();
        ann.postNew("/orders", Shop.order(sku, 1)).expectProblem(409, "insufficient-stock");
    }

    @Test
    void anInstanceStoppedGracefullyUnderLoadCostsNoRequest() {
        for (String name : List.of("inventory-1", "order-1")) {
            String sku = shop.newSku(100, 100_000);
            try (var load = new OrderLoad(shop, sku, CALLERS)) {
                load.awaitSent(50);
                system.run("stop", name).requireSuccess();
                load.awaitSent(load.sent().size() + 200);
                system.run("start", name).requireSuccess();
                load.awaitSent(load.sent().size() + 50);
                load.stop();

                assertThat(load.sent()).allMatch(Sent::isPlaced, "is placed");
                assertThat(shop.stock(sku).path("reserved").asLong())
                        .isEqualTo(load.sent().size());
            }
        }
    }

    @Test
    void anInstanceKilledUnderLoadCostsOnlyWhatWasInFlightOnIt() {
        for (String name : List.of("inventory-2", "order-2")) {
            String sku = shop.newSku(100, 100_000);
            try (var load = new OrderLoad(shop, sku, CALLERS)) {
                load.awaitSent(50);
                Instance victim = system.process(name);
                Instant killed = Instant.now();
                ProcessHandle.of(victim.pid()).orElseThrow().destroyForcibly();
                await().until(() -> ProcessHandle.of(victim.pid()).isEmpty());
                load.awaitTime(killed.plusSeconds(13));
                load.stop();

                List<Sent> failed =
                        load.sent().stream().filter(one -> !one.isPlaced()).toList();
                assertThat(failed)
                        .hasSizeLessThanOrEqualTo(CALLERS)
                        .allMatch(Sent::mayBeRepeated, "429, 503 or 504, Retry-After");
                assertThat(failed).noneMatch(one -> one.at().isAfter(killed.plusSeconds(10)));
                failed.forEach(one -> load.repeat(one).expect(201));
                assertThat(load.ordersPlaced()).isEqualTo(load.sent().size());
                await().atMost(SETTLED_WITHIN)
                        .until(() -> shop.stock(sku).path("reserved").asLong()
                                == load.sent().size());
                assertThat(shop.reconciliation().path("discrepancies")).isEmpty();
            }
            assertThat(system.process(name).state()).isEqualTo("DOWN");
        }
    }
}
