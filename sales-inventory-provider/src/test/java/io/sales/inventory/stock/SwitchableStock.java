package io.sales.inventory.stock;

import io.sales.api.Answer;
import io.sales.api.stock.AdjustStock;
import io.sales.api.stock.HoldAnswer;
import io.sales.api.stock.HoldStock;
import io.sales.api.stock.MovementView;
import io.sales.api.stock.SettleAnswer;
import io.sales.api.stock.SettleStock;
import io.sales.inventory.race.Guard;
import io.sales.inventory.race.GuardSwitch;
import io.sales.inventory.race.Guards;
import io.sales.inventory.stock.Shelf.Offer;
import io.sales.platform.audit.AuditLog;
import io.sales.platform.db.DatabaseClock;
import io.sales.platform.db.Transactions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.dubbo.config.spring.ServiceBean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The stock feature with a switch in front of each guard. While a guard is on, the product's own code runs; while it is
 * off, what a plain programmer might have written.
 */
public final class SwitchableStock {

    @Bean
    static Guards guards() {
        return new Guards();
    }

    @Bean
    static ServiceBean<GuardSwitch> guardSwitch(ApplicationContext context, Guards guards) {
        var service = new ServiceBean<GuardSwitch>(context);
        service.setInterface(GuardSwitch.class);
        service.setRef(guards);
        return service;
    }

    @Bean
    @Primary
    static Levels switchableLevels(JdbcTemplate jdbc, JdbcClient client, Guards guards) {
        return new Levels(jdbc, client) {
            @Override
            List<String> move(List<Posting> postings) {
                var order = new ArrayList<>(postings);
                if (!guards.isOn(Guard.SORTED_LOCKS)) {
                    Collections.shuffle(order);
                }
                return guards.isOn(Guard.GUARDED_UPDATE) ? super.move(order) : moveInAnyCase(jdbc, order);
            }
        };
    }

    private static List<String> moveInAnyCase(JdbcTemplate jdbc, List<Posting> postings) {
        jdbc.batchUpdate(
                """
                UPDATE stock_level
                SET on_hand = on_hand + ?, held = held + ?, committed = committed + ?, version = version + ?
                WHERE sku = ?
                """,
                postings.stream()
                        .map(posting -> new Object[] {
                            posting.onHandDelta(),
                            posting.heldDelta(),
                            posting.committedDelta(),
                            posting.entries().size(),
                            posting.sku()
                        })
                        .toList());
        return List.of();
    }

    @Bean
    @Primary
    static RememberedOrders switchableOrders(JdbcClient client, Guards guards) {
        return new RememberedOrders(client) {
            @Override
            boolean claim(List<HoldStock> holds, Instant now) {
                boolean allNew = super.claim(holds, now);
                return allNew || !guards.isOn(Guard.ORDER_CLAIM);
            }

            @Override
            boolean claim(String orderId, Remembered state, Instant now) {
                return !guards.isOn(Guard.TOMBSTONE) || super.claim(orderId, state, now);
            }
        };
    }

    @Bean
    @Primary
    static Shelves switchableShelves(JdbcClient client, Guards guards) {
        Map<String, Offer> soldOut = new ConcurrentHashMap<>();
        return new Shelves(client) {
            @Override
            Shelf look(Collection<String> skus) {
                if (guards.isOn(Guard.FRESH_LOOK)) {
                    soldOut.clear();
                } else if (soldOut.keySet().containsAll(skus)) {
                    return new Shelf(new HashMap<>(soldOut));
                }
                Shelf seen = super.look(skus);
                seen.offers().values().stream()
                        .filter(offer -> offer.available() == 0)
                        .forEach(offer -> soldOut.put(offer.sku(), offer));
                return seen;
            }
        };
    }

    @Bean
    @Primary
    static RepeatedHolds switchableRepeats(
            Shelves shelves,
            RememberedOrders orders,
            Reservations reservations,
            Ledger ledger,
            Transactions transactions,
            DatabaseClock clock,
            JdbcClient client,
            Guards guards) {
        return new RepeatedHolds(shelves, orders, reservations, ledger, transactions, clock) {
            @Override
            HoldAnswer decide(HoldStock command) {
                return super.decide(guards.isOn(Guard.REQUEST_HASH) ? command : asRemembered(command));
            }

            /** With the hash that it is compared with. */
            private HoldStock asRemembered(HoldStock command) {
                return remembered(client, "request_hash", command.orderId(), String.class)
                        .map(hash -> new HoldStock(
                                command.orderId(), command.stockVersion(), hash, command.actor(), command.lines()))
                        .orElse(command);
            }
        };
    }

    @Bean
    @Primary
    static Holds countedHolds(
            HoldWorkers workers, RememberedOrders orders, StockMetrics metrics, DatabaseClock clock, Guards guards) {
        return new Holds(workers, orders, metrics, clock) {
            @Override
            public HoldAnswer hold(HoldStock command) {
                return guards.counted(() -> super.hold(command));
            }
        };
    }

    @Bean
    @Primary
    static Settlements switchableSettlements(
            RememberedOrders orders,
            Reservations reservations,
            Ledger ledger,
            StockMetrics metrics,
            Transactions transactions,
            DatabaseClock clock,
            JdbcClient client,
            Guards guards) {
        return new Settlements(orders, reservations, ledger, metrics, transactions, clock) {
            @Override
            public SettleAnswer settle(SettleStock command) {
                return guards.counted(
                        () -> super.settle(guards.isOn(Guard.VERSION_FENCE) ? command : asTheLatest(command)));
            }

            /** With a version above the one that it is compared with. */
            private SettleStock asTheLatest(SettleStock command) {
                return remembered(client, "stock_version", command.orderId(), Long.class)
                        .map(version -> new SettleStock(
                                command.orderId(),
                                Math.max(command.stockVersion(), version + 1),
                                command.actor(),
                                command.reference(),
                                command.lines()))
                        .orElse(command);
            }
        };
    }

    private static <T> Optional<T> remembered(JdbcClient client, String column, String orderId, Class<T> type) {
        return client.sql("SELECT " + column + " FROM order_stock WHERE order_id = ? AND " + column + " IS NOT NULL")
                .param(orderId)
                .query(type)
                .optional();
    }

    @Bean
    @Primary
    static Adjustments switchableAdjustments(
            Levels levels,
            Ledger ledger,
            Movements movements,
            JdbcClient client,
            Transactions transactions,
            AuditLog audit,
            DatabaseClock clock,
            Guards guards) {
        return new Adjustments(levels, ledger, movements, client, transactions, audit, clock) {
            @Override
            public Answer<MovementView> adjust(AdjustStock command) {
                return super.adjust(guards.isOn(Guard.EXPECTED_ON_HAND) ? command : expectingNothing(command));
            }
        };
    }

    private static AdjustStock expectingNothing(AdjustStock command) {
        return new AdjustStock(
                command.caller(), command.idempotencyKey(), command.sku(), command.quantity(), command.reason(), null);
    }

    @Bean
    @Primary
    static Transactions switchableTransactions(PlatformTransactionManager manager, Guards guards) {
        return new Transactions(manager) {
            @Override
            public <T extends @Nullable Object> T write(Supplier<T> work) {
                guards.count(Guards.WRITES);
                return super.write(watched(work, guards));
            }

            @Override
            public void writing(Runnable work) {
                if (guards.isOn(Guard.ONE_TRANSACTION)) {
                    write(() -> {
                        work.run();
                        return Boolean.TRUE;
                    });
                } else {
                    work.run();
                }
            }
        };
    }

    /** Counts attempts and what they failed on; with the retry off, hides from it what it would act on. */
    private static <T extends @Nullable Object> Supplier<T> watched(Supplier<T> work, Guards guards) {
        var attempts = new AtomicInteger();
        return () -> {
            if (attempts.getAndIncrement() > 0) {
                guards.count(Guards.RETRIES);
            }
            try {
                return work.get();
            } catch (RuntimeException e) {
                String state = sqlState(e);
                if (state == null) {
                    throw e;
                }
                guards.count(state);
                if (guards.isOn(Guard.RETRY)) {
                    throw e;
                }
                throw new IllegalStateException("Not tried again after " + state);
            }
        };
    }

    private static @Nullable String sqlState(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
