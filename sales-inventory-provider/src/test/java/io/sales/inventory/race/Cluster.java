package io.sales.inventory.race;

import com.zaxxer.hikari.HikariDataSource;
import io.sales.api.Caller;
import io.sales.api.Money;
import io.sales.api.Role;
import io.sales.api.catalogue.CatalogueService;
import io.sales.api.catalogue.CreateProduct;
import io.sales.api.catalogue.ListProduct;
import io.sales.api.catalogue.ProductDetails;
import io.sales.api.catalogue.Sku;
import io.sales.api.stock.AdjustStock;
import io.sales.api.stock.AdjustmentReason;
import io.sales.api.stock.StockService;
import io.sales.inventory.race.Instance.Desk;
import io.sales.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two inventory providers on one database. Started once for all tests of this process, and ended with it. */
final class Cluster {

    static final int INSTANCES = 2;

    private static final int VICTIM = 0;

    /** The instance that no test kills. */
    static final int SURVIVOR = 1;

    /** As many as four processes of callers would have. */
    static final int GROUPS = 4;

    static final Caller STAFF = new Caller("cus_staff", Role.STAFF);

    /** What every product here is called and costs. */
    static final String NAME = "Thing";

    static final Money PRICE = new Money(1_000, "EUR");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SKUS_PER_PRODUCT = 100;

    private static final List<String> CHILDREN_FIRST = List.of(
            "adjustment", "low_stock_event", "movement", "reservation", "order_stock", "stock_level", "sku", "product");

    private static @Nullable Cluster running;

    private final TestDatabase database = TestDatabase.shared();
    private final Connections connections = new Connections(GROUPS);
    private final List<Instance> instances = new ArrayList<>();
    private final List<GuardSwitch> switches = new ArrayList<>();
    private final Set<Guard> off = EnumSet.noneOf(Guard.class);
    private final CatalogueService catalogue;
    private final JdbcTemplate jdbc;
    private @Nullable Instance successor;
    private @Nullable Instance spare;
    private int started;

    private Cluster() {
        jdbc = new JdbcTemplate(connectionPool());
        if (TestDatabase.isPostgres()) {
            // A second by default, for each of the deadlocks that the controls make.
            jdbc.execute("ALTER DATABASE %s SET deadlock_timeout = '50ms'"
                    .formatted(jdbc.queryForObject("SELECT current_database()", String.class)));
        }
        for (int i = 0; i < INSTANCES; i++) {
            instances.add(start());
        }
        for (Instance instance : instances) {
            instance.connect(connections, GROUPS);
            switches.add(instance.guards());
        }
        catalogue = instances.get(SURVIVOR).catalogue();
    }

    static synchronized Cluster running() {
        if (running == null) {
            running = new Cluster();
        }
        return running;
    }

    private Instance start() {
        started++;
        return Instance.start(database, "%s-instance-%d".formatted(databaseName(), started));
    }

    private HikariDataSource connectionPool() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setSchema("inventory");
        pool.setMaximumPoolSize(2);
        return pool;
    }

    static String databaseName() {
        return TestDatabase.isPostgres() ? "postgres" : "h2";
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    Desk desk(int instance, int group) {
        return instances.get(instance).desk(group);
    }

    StockService stock() {
        return desk(SURVIVOR, 0).stock();
    }

    /** Waits until the instances have done what was asked of them, even if nobody waits for the answer any more. */
    void awaitQuiet() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> living().stream().map(GuardSwitch::counts).allMatch(Cluster::isQuiet));
    }

    private static boolean isQuiet(Map<String, Long> counts) {
        return counts.getOrDefault(Guards.BEGUN, 0L).equals(counts.getOrDefault(Guards.ENDED, 0L));
    }

    private List<GuardSwitch> living() {
        return successor == null ? switches : List.of(switches.get(SURVIVOR));
    }

    void empty() {
        CHILDREN_FIRST.forEach(table -> jdbc.update("DELETE FROM " + table));
    }

    /** Puts these on sale, with so many units of each. */
    void stocked(List<String> skus, long units) {
        for (int from = 0; from < skus.size(); from += SKUS_PER_PRODUCT) {
            List<Sku> some = skus.subList(from, Math.min(skus.size(), from + SKUS_PER_PRODUCT)).stream()
                    .map(sku -> new Sku(sku, Map.of("size", sku), PRICE))
                    .toList();
            var details = new ProductDetails(NAME, "About things", "tests", some);
            String product = catalogue
                    .create(new CreateProduct(STAFF, newKey(), details))
                    .value()
                    .id();
            catalogue.list(new ListProduct(STAFF, product, true));
        }
        if (units > 0) {
            skus.forEach(sku -> receive(sku, units));
        }
    }

    void receive(String sku, long units) {
        stock().adjust(new AdjustStock(STAFF, newKey(), sku, units, AdjustmentReason.RECEIVED, null));
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Runs a scenario with one guard off in all instances. */
    <T> T without(Guard guard, Callable<T> scenario) throws Exception {
        turn(guard, false);
        try {
            return scenario.call();
        } finally {
            turn(guard, true);
        }
    }

    private void turn(Guard guard, boolean on) {
        if (on) {
            off.remove(guard);
        } else {
            off.add(guard);
        }
        replaceIfKilled();
        switches.forEach(instance -> instance.turn(guard.name(), on));
    }

    /** Runs a scenario without a constraint, and empties the tables afterwards, since they may break it by then. */
    <T> T without(Constraint constraint, Callable<T> scenario) throws Exception {
        jdbc.execute("ALTER TABLE %s DROP CONSTRAINT %s".formatted(constraint.table, constraint.name));
        try {
            return scenario.call();
        } finally {
            empty();
            jdbc.execute("ALTER TABLE %s ADD CONSTRAINT %s %s"
                    .formatted(constraint.table, constraint.name, constraint.definition));
        }
    }

    /** A second line of defence, as the migrations define it. */
    enum Constraint {
        AVAILABLE_NOT_NEGATIVE(
                "stock_level", "stock_level_available_not_negative", "CHECK (on_hand - held - committed >= 0)"),
        ONE_RESERVATION_PER_LINE("reservation", "reservation_pk", "PRIMARY KEY (order_id, sku)");

        private final String table;
        private final String name;
        private final String definition;

        Constraint(String table, String name, String definition) {
            this.table = table;
            this.name = name;
            this.definition = definition;
        }
    }

    /** What all instances have counted so far; what a killed one had counted is forgotten. */
    long count(String what) {
        return switches.stream()
                .mapToLong(instance -> instance.counts().getOrDefault(what, 0L))
                .sum();
    }

    /**
     * Kills one of the instances, in the middle of whatever it does. Another takes its place, which began to start when one was
     * killed before, so that nobody waits for all of that.
     */
    void kill() {
        instances.get(VICTIM).kill();
        successor = spare == null ? start() : spare;
        spare = start();
    }

    /** Brings in whoever is in the place of an instance that was killed, with the guards that the survivor has. */
    void replaceIfKilled() {
        if (successor == null) {
            return;
        }
        instances.get(VICTIM).hangUp();
        successor.connect(connections, GROUPS);
        instances.set(VICTIM, successor);
        switches.set(VICTIM, successor.guards());
        successor = null;
        off.forEach(guard -> switches.get(VICTIM).turn(guard.name(), false));
    }
}
