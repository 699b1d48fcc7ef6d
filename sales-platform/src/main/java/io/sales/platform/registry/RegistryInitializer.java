package io.sales.platform.registry;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns {@code sales.registry} ({@code host:port,host:port}) and the credentials beside it into what Dubbo understands, and
 * prepares the registry before Dubbo comes to it.
 */
public class RegistryInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final Duration SESSION = Duration.ofSeconds(10);

    /**
     * After an outage everybody registers anew, and old sessions end some seconds later. Who is slower than that is missing
     * from the list meanwhile, and those who are on it may be gone.
     */
    private static final Duration REGISTERS_ANEW_AFTER = Duration.ofSeconds(1);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String servers = environment.getProperty("sales.registry", "");
        if (servers.isBlank()) {
            return;
        }
        ListeningAddress.defaultToLoopback(System.getenv(), System.getProperties());
        Optional<Credentials> credentials = Credentials.of(
                environment.getProperty("sales.registry-user", ""),
                environment.getProperty("sales.registry-password", ""));
        var told = new HashMap<String, Object>(Map.of("dubbo.registry.address", address(servers)));
        credentials.ifPresent(own -> {
            told.put("dubbo.registry.username", own.user());
            told.put("dubbo.registry.password", own.password());
        });
        environment.getPropertySources().addFirst(new MapPropertySource("sales registry", told));
        RegistryNodes.prepare(servers, credentials);
        context.addApplicationListener(new RegistryFarewell());
    }

    /** Dubbo names the first server of an ensemble and calls the rest its backup. */
    static String address(String servers) {
        List<String> all = Arrays.stream(servers.split(",")).map(String::strip).toList();
        String backup = all.stream().skip(1).collect(Collectors.joining(","));
        return "zookeeper://" + all.get(0) + "?session=" + SESSION.toMillis()
                + "&retry.period=" + REGISTERS_ANEW_AFTER.toMillis()
                + (backup.isEmpty() ? "" : "&backup=" + backup);
    }
}
