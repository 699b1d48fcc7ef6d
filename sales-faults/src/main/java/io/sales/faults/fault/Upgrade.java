package io.sales.faults.fault;

import io.sales.faults.system.Patience;
import io.sales.faults.system.ProbedPlan;
import io.sales.faults.system.Release;
import io.sales.faults.system.RunningSystem;
import io.sales.launcher.process.Plan;
import io.sales.launcher.process.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A system of the commit before is upgraded to this one while it sells: providers, then gateways; then both databases get
 * a migration more; then all is taken back, providers first, so that both meet the other's former and later form. {@code
 * FAULTS_BEFORE} names another commit to begin with. Behind two gateways nobody must notice.
 */
final class Upgrade implements Fault {

    private static final Duration MIXED = Duration.ofSeconds(4);
    private static final List<Role> PROVIDERS = List.of(Role.INVENTORY, Role.ORDER);
    private static final List<Role> GATEWAYS = List.of(Role.GATEWAY);

    /** What each provider's database gets more, on the tables that are written most. */
    private static final Map<Role, String> MIGRATIONS = Map.of(
            Role.ORDER,
            "ALTER TABLE orders ADD COLUMN note varchar(40); CREATE INDEX orders_note ON orders (note);",
            Role.INVENTORY,
            "ALTER TABLE order_stock ADD COLUMN note varchar(40); CREATE INDEX order_stock_note ON order_stock (note);");

    private @Nullable Release after;

    /** How each process was started before. */
    private final Map<String, Plan> before = new TreeMap<>();

    @Override
    public String name() {
        return "upgrade";
    }

    @Override
    public String title() {
        return "Upgraded from the commit before, migrated and taken back";
    }

    @Override
    public int longRounds() {
        return 5;
    }

    @Override
    public int briefRounds() {
        return 1;
    }

    @Override
    public Path root(Path own) {
        after = new Release(own);
        return Release.of(own, Objects.requireNonNullElse(System.getenv("FAULTS_BEFORE"), "HEAD~1"))
                .root();
    }

    @Override
    public void prepare(RunningSystem system) {
        system.start(SecondGateway.plan(system));
        system.names().forEach(name -> before.put(name, system.plan(name)));
    }

    @Override
    public void run(Scene scene, int rounds) {
        RunningSystem system = scene.system();
        scene.client().use(system.names(Role.GATEWAY).stream().map(system::port).toList());
        Release next = Objects.requireNonNull(after);
        for (int i = 0; i < rounds; i++) {
            replace(scene, PROVIDERS, "upgraded", next::of);
            replace(scene, GATEWAYS, "upgraded", next::of);
            migrate(scene, next);
            replace(scene, PROVIDERS, "taken back", plan -> plan);
            replace(scene, GATEWAYS, "taken back", plan -> plan);
        }
        scene.figure("Before", system.sales().root().toFile().getName());
    }

    private void replace(Scene scene, List<Role> roles, String how, UnaryOperator<Plan> other) {
        for (Role role : roles) {
            for (String name : scene.system().names(role)) {
                replace(scene, name + " " + how, other.apply(plan(name)));
            }
        }
        Patience.rest(MIXED);
    }

    private void migrate(Scene scene, Release next) {
        MIGRATIONS.forEach((role, migration) -> {
            RunningSystem system = scene.system();
            Path directory = system.data().resolve("migrations-" + role.wireName());
            write(directory, "V900__note.sql", migration);
            String name = system.names(role).get(0);
            var locations = "classpath:db/migration,%sfilesystem:%s"
                    .formatted(role == Role.ORDER ? "classpath:db/{vendor}," : "", directory);
            Plan plan = ProbedPlan.of(next.of(plan(name)), Map.of("SPRING_FLYWAY_LOCATIONS", locations));
            replace(scene, name + " migrated", plan);
        });
    }

    private void replace(Scene scene, String target, Plan plan) {
        Patience.rest(scene.between(200, 800));
        RunningSystem system = scene.system();
        Round round = scene.round(this, target, () -> {
            system.stop(plan.name());
            system.start(plan);
        });
        scene.requireNoFailure(round, scene.history().now());
    }

    private Plan plan(String name) {
        return Objects.requireNonNull(before.get(name));
    }

    private static void write(Path directory, String name, String text) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
