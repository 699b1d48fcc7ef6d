package io.sales.launcher.system;

import io.sales.launcher.process.Failure;
import io.sales.launcher.process.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the environment says about the system to run.
 *
 * @param root of the repository
 * @param data directory of everything that is written
 * @param environment the variables themselves
 */
public record Settings(Path root, Path data, Map<String, String> environment) {

    static final int DEFAULT_GATEWAY_PORT = 8080;
    static final int DEFAULT_REGISTRY_PORT = 2181;
    static final String DEFAULT_STAFF_EMAIL = "staff@sales.local";

    static final String REGISTRY_USER = "SALES_REGISTRY_USER";
    static final String REGISTRY_PASSWORD = "SALES_REGISTRY_PASSWORD";

    private static final String JAVA_OPTIONS = "SALES_JAVA_OPTIONS";
    private static final String RECORD_CLASSES = "SALES_RECORD_CLASSES";
    private static final String PROGRAMS = "SALES_PROGRAMS";

    private static final int MAX_PORT = 65_535;
    private static final Pattern URL_HOST = Pattern.compile("//([A-Za-z0-9.-]+)");

    /** What the launcher itself tells each process that needs it, and no other. */
    private static final Set<String> KNOWN = Set.of(
            "SALES_DATA",
            "SALES_PORT",
            "SALES_REGISTRY",
            REGISTRY_USER,
            REGISTRY_PASSWORD,
            "SALES_DB_URL",
            Plan.DATABASE_USER,
            Plan.DATABASE_PASSWORD,
            "SALES_STAFF_EMAIL",
            "SALES_STAFF_PASSWORD",
            "SALES_PAYMENT_NOTIFY_SECRETS",
            JAVA_OPTIONS,
            RECORD_CLASSES,
            PROGRAMS);

    public static Settings of(Path root, Map<String, String> environment) {
        Path data = value(environment, "SALES_DATA").map(Path::of).orElseGet(() -> root.resolve("data"));
        var settings = new Settings(root, data.toAbsolutePath().normalize(), Map.copyOf(environment));
        settings.check();
        return settings;
    }

    public int gatewayPort() {
        return get("SALES_PORT").map(Settings::port).orElse(DEFAULT_GATEWAY_PORT);
    }

    /** Whether a port was asked for, so that several systems may be running and none can claim the usual ports. */
    public boolean namesGatewayPort() {
        return get("SALES_PORT").isPresent();
    }

    /** An existing ZooKeeper to use instead of one of our own. */
    Optional<String> registry() {
        return get("SALES_REGISTRY");
    }

    /** With which ZooKeeper, ours or an existing one, keeps what we write for ourselves; empty if it need not. */
    Map<String, String> registryCredentials() {
        var credentials = new TreeMap<String, String>();
        for (String name : List.of(REGISTRY_USER, REGISTRY_PASSWORD)) {
            get(name).ifPresent(value -> credentials.put(name, value));
        }
        return credentials;
    }

    /** An existing PostgreSQL to use instead of a database of our own. */
    Optional<String> databaseUrl() {
        return get("SALES_DB_URL");
    }

    Optional<String> databaseUser() {
        return get(Plan.DATABASE_USER);
    }

    Optional<String> databasePassword() {
        return get(Plan.DATABASE_PASSWORD);
    }

    public String staffEmail() {
        return get("SALES_STAFF_EMAIL").orElse(DEFAULT_STAFF_EMAIL);
    }

    Optional<String> staffPassword() {
        return get("SALES_STAFF_PASSWORD");
    }

    /** What the payment simulator is to sign with instead of a secret of our own; several while one replaces another. */
    Optional<String> notificationSecrets() {
        return get("SALES_PAYMENT_NOTIFY_SECRETS");
    }

    /** For the Java of providers, gateway and database: they come after our own options, and win over them. */
    List<String> javaOptions() {
        return get(JAVA_OPTIONS).map(options -> List.of(options.split("\\s+"))).orElse(List.of());
    }

    /** Whether processes are to leave behind, when they end, which classes they have loaded. */
    boolean recordsClasses() {
        return get(RECORD_CLASSES).filter("true"::equals).isPresent();
    }

    /** Where copies of programs are, and what is recorded of their classes, if several systems are to share them. */
    Optional<Path> sharedPrograms() {
        return get(PROGRAMS)
                .map(directory -> Path.of(directory).toAbsolutePath().normalize());
    }

    /** Variables of ours that the launcher does not know: what a process understands beyond those reaches it too. */
    Map<String, String> others() {
        var others = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith("SALES_") && !value.isEmpty() && !KNOWN.contains(name)) {
                others.put(name, value);
            }
        });
        return others;
    }

    /** The hosts of what exists already. */
    List<String> hosts() {
        var hosts = new ArrayList<String>();
        registry().ifPresent(servers -> {
            for (String server : servers.split(",")) {
                hosts.add(server.substring(0, server.indexOf(':')));
            }
        });
        databaseUrl().map(URL_HOST::matcher).filter(Matcher::find).ifPresent(url -> hosts.add(url.group(1)));
        return hosts;
    }

    private Optional<String> get(String name) {
        return value(environment, name);
    }

    private void check() {
        gatewayPort();
        get("SALES_HOLD_SECONDS").ifPresent(seconds -> {
            if (!seconds.matches("[1-9][0-9]{0,8}")) {
                throw new Failure("SALES_HOLD_SECONDS is not a number of seconds: " + seconds);
            }
        });
        registry().ifPresent(servers -> {
            if (!servers.matches("[^:,/ ]+:[0-9]{1,5}(,[^:,/ ]+:[0-9]{1,5})*")) {
                throw new Failure("SALES_REGISTRY is not of the form host:port,host:port : " + servers);
            }
        });
        if (registryCredentials().size() == 1) {
            throw new Failure("Set both SALES_REGISTRY_USER and SALES_REGISTRY_PASSWORD, or neither.");
        }
        databaseUrl().ifPresent(url -> {
            if (!url.startsWith("jdbc:")) {
                throw new Failure("SALES_DB_URL does not begin with jdbc: : " + url);
            }
        });
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) <= MAX_PORT) {
            return Integer.parseInt(text);
        }
        throw new Failure("SALES_PORT is not a port between 1 and %d: %s".formatted(MAX_PORT, text));
    }

    /** A variable that is set to nothing says nothing. */
    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
