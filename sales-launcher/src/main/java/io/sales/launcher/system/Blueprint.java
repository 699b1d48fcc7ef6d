package io.sales.launcher.system;

import io.sales.launcher.process.Plan;
import io.sales.launcher.process.ProcessPorts;
import io.sales.launcher.process.Progress;
import io.sales.launcher.process.Role;
import io.sales.launcher.process.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plans every process of a system: what it runs, with which ports, and what it is told about the others. */
public final class Blueprint {

    private static final int HEAP = 256;

    /** Room for as many connections as it takes, at 55 KiB each while their requests arrive. */
    private static final int GATEWAY_HEAP = 384;

    private static final int SIMULATOR_HEAP = 64;
    private static final String NOTIFICATION_URL = "http://127.0.0.1:%d/api/v1/payment-notifications/simulator";
    private static final String NOTIFICATION_SECRETS = "SALES_PAYMENT_NOTIFY_SECRETS";

    private static final Pattern FIRST_OF_ITS_KIND = Pattern.compile("[a-z]+(-1)?");

    private final Settings settings;
    private final DataDirectory data;
    private final Secrets secrets;
    private final Programs programs;
    private final Database database;
    private final Loopback loopback;
    private final Function<String, ProcessPorts> ports;

    Blueprint(
            Settings settings,
            Programs programs,
            Database database,
            Loopback loopback,
            Function<String, ProcessPorts> ports) {
        this.settings = settings;
        this.data = new DataDirectory(settings.data());
        this.secrets = new Secrets(data.secrets());
        this.programs = programs;
        this.database = database;
        this.loopback = loopback;
        this.ports = ports;
    }

    /**
     * Makes ready what processes need before they start.
     *
     * @param ports gives a process its ports by its name
     */
    public static Blueprint prepare(
            Settings settings, DatabaseKind kind, Function<String, ProcessPorts> ports, Progress progress) {
        var data = new DataDirectory(settings.data());
        data.prepare();
        settings.registry().ifPresent(ExistingRegistry::requireReachable);
        var programs = new Programs(settings.root(), settings.sharedPrograms().orElseGet(data::programs));
        var secrets = new Secrets(data.secrets());
        Database database = switch (kind) {
            case H2 -> new H2Database(data, secrets, programs.launcher(), settings.javaOptions());
            case POSTGRES -> new PostgresDatabase(data, secrets, progress);
            case EXISTING -> ExistingDatabase.of(settings);
        };
        database.prepare();
        return new Blueprint(
                settings, programs, database, Loopback.find(data.run().resolve("hosts"), settings.hosts()), ports);
    }

    /** Deletes copies of programs that nothing runs from any more; not shared ones, which others may run from. */
    public static void discardOldPrograms(Settings settings) {
        if (settings.sharedPrograms().isEmpty()) {
            new Programs(settings.root(), new DataDirectory(settings.data()).programs()).discardOld();
        }
    }

    /** Makes ready what the providers need, once registry and database run. */
    public void complete(List<Plan> plans) {
        plans.stream().filter(plan -> plan.role() == Role.DATABASE).forEach(database::complete);
    }

    /**
     * All processes, in the order of starting.
     *
     * @param instances of either provider
     */
    public List<Plan> plans(int instances) {
        var plans = new ArrayList<Plan>();
        Optional<Plan> registry = settings.registry().isPresent()
                ? Optional.empty()
                : Optional.of(new ZooKeeperServer(data, programs.launcher(), settings.root()).plan(ports));
        Optional<Plan> server = database.server(ports);
        Plan payment = payment();
        registry.ifPresent(plans::add);
        server.ifPresent(plans::add);
        plans.add(payment);
        var neighbours = new Neighbours(
                registry.map(Plan::ports)
                        .map(own -> "127.0.0.1:" + own.main())
                        .or(settings::registry)
                        .orElseThrow(),
                server.map(plan -> plan.ports().main()).orElse(0),
                payment.ports().main());
        numbered("inventory", instances)
                .map(name -> inventory(name, neighbours))
                .forEach(plans::add);
        numbered("order", instances).map(name -> order(name, neighbours)).forEach(plans::add);
        plans.add(gateway(neighbours));
        return List.copyOf(plans);
    }

    private Plan payment() {
        ProcessPorts own = ports.apply("payment");
        return plan(
                "payment",
                Role.PAYMENT,
                own,
                "http://127.0.0.1:%d/health".formatted(own.main()),
                new JavaCommand(SIMULATOR_HEAP).run(programs.application("sales-payment-simulator")),
                Map.of(
                        "SALES_PAYMENT_PORT",
                        Integer.toString(own.main()),
                        "SALES_PAYMENT_DATA",
                        data.payment().toString(),
                        "SALES_PAYMENT_NOTIFY_URL",
                        NOTIFICATION_URL.formatted(settings.gatewayPort()),
                        NOTIFICATION_SECRETS,
                        notificationSecrets()));
    }

    private String notificationSecrets() {
        return settings.notificationSecrets().orElseGet(secrets::notificationSecret);
    }

    private Plan inventory(String name, Neighbours neighbours) {
        ProcessPorts own = ports.apply(name);
        var environment = provider(own, neighbours, Database.Purpose.INVENTORY);
        return spring(name, Role.INVENTORY, own, own.management(), "sales-inventory-provider", environment);
    }

    private Plan order(String name, Neighbours neighbours) {
        ProcessPorts own = ports.apply(name);
        var environment = provider(own, neighbours, Database.Purpose.ORDERS);
        environment.put("SALES_PAYMENT_URL", "http://127.0.0.1:" + neighbours.paymentPort());
        environment.put(NOTIFICATION_SECRETS, notificationSecrets());
        environment.put("SALES_STAFF_EMAIL", settings.staffEmail());
        environment.put("SALES_STAFF_PASSWORD", settings.staffPassword().orElseGet(secrets::staffPassword));
        return spring(name, Role.ORDER, own, own.management(), "sales-order-provider", environment);
    }

    private Plan gateway(Neighbours neighbours) {
        ProcessPorts own = ports.apply("gateway");
        var environment = remote(own, neighbours);
        environment.put("SALES_PORT", Integer.toString(own.main()));
        environment.put("SALES_SIGNING_KEYS", secrets.signingKeys().toString());
        return spring("gateway", Role.GATEWAY, own, own.main(), "sales-gateway", environment);
    }

    private TreeMap<String, String> provider(ProcessPorts own, Neighbours neighbours, Database.Purpose purpose) {
        var environment = remote(own, neighbours);
        Database.Access access = database.access(purpose, neighbours.databasePort());
        environment.put("SALES_RPC_PORT", Integer.toString(own.main()));
        environment.put("SALES_MANAGEMENT_PORT", Integer.toString(own.management()));
        environment.put("SALES_DB_URL", access.url());
        environment.put(Plan.DATABASE_USER, access.user());
        environment.put(Plan.DATABASE_PASSWORD, access.password());
        return environment;
    }

    private TreeMap<String, String> remote(ProcessPorts own, Neighbours neighbours) {
        var environment = new TreeMap<String, String>(loopback.environment());
        environment.put("SALES_REGISTRY", neighbours.registry());
        environment.putAll(settings.registryCredentials());
        environment.put("SALES_QOS_PORT", Integer.toString(own.qos()));
        return environment;
    }

    private Plan spring(
            String name, Role role, ProcessPorts own, int httpPort, String module, Map<String, String> environment) {
        Program program = programs.application(module);
        var java = new JavaCommand(role == Role.GATEWAY ? GATEWAY_HEAP : HEAP)
                // What start-up needs at least: without it there are some full collections on the way there.
                .option("-Xms96m")
                .option("-XX:MetaspaceSize=128m")
                .option("-Djava.io.tmpdir=" + data.temporary())
                .options(loopback.options())
                .withClassesOf(program);
        // One instance is enough: two would write the same file.
        if (settings.recordsClasses() && FIRST_OF_ITS_KIND.matcher(name).matches()) {
            java.recordingClassesOf(program);
        }
        var command = java.options(settings.javaOptions())
                .run(
                        program,
                        "--spring.config.additional-location=optional:file:%s/config/".formatted(settings.root()));
        String readiness = "http://127.0.0.1:%d/actuator/health/readiness".formatted(httpPort);
        return plan(name, role, own, readiness, command, environment);
    }

    private Plan plan(
            String name,
            Role role,
            ProcessPorts own,
            String readiness,
            List<String> command,
            Map<String, String> environment) {
        var whole = new TreeMap<>(settings.others());
        whole.putAll(environment);
        return new Plan(name, role, own, readiness, StopSignal.TERM, command, whole);
    }

    private static Stream<String> numbered(String name, int instances) {
        return IntStream.rangeClosed(1, instances).mapToObj(number -> name + "-" + number);
    }

    /** Where a process finds those it talks to. */
    private record Neighbours(String registry, int databasePort, int paymentPort) {}
}
