package io.sales.inventory.race;

import io.sales.api.stock.StockService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.MethodConfig;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.dubbo.rpc.model.ApplicationModel;
import org.apache.dubbo.rpc.model.FrameworkModel;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Callers as Dubbo knows them: each group is an application, and has a connection of its own to each instance. */
final class Connections {

    /** Somewhat longer than the product's callers wait. Of a killed instance they hear no sooner than that. */
    private static final int TIMEOUT_MS = 6_000;

    /** Proving a hundred thousand movements takes longer. */
    private static final int PROOF_MS = 60_000;

    private final List<ApplicationModel> groups;

    Connections(int groups) {
        // Nothing else configures logging here, and Dubbo tells much.
        LoggingSystem.get(Connections.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        var framework = new FrameworkModel();
        this.groups = IntStream.range(0, groups)
                .mapToObj(group -> application(framework, "callers-" + group))
                .toList();
    }

    private static ApplicationModel application(FrameworkModel framework, String name) {
        ApplicationModel model = framework.newApplication();
        var application = new ApplicationConfig(name);
        application.setQosEnable(false);
        application.setEnableFileCache(false);
        model.getApplicationConfigManager().setApplication(application);
        return model;
    }

    /** Everything that one group uses of one instance. */
    Line open(int group, int port) {
        return new Line(groups.get(group), port);
    }

    /** A group's way to one instance. */
    static final class Line implements AutoCloseable {

        private final ApplicationModel caller;
        private final int port;
        private final List<ReferenceConfig<?>> references = new ArrayList<>();

        private Line(ApplicationModel caller, int port) {
            this.caller = caller;
            this.port = port;
        }

        /** A call is sent once. */
        <T> T to(Class<T> contract) {
            var reference = new ReferenceConfig<T>(caller.newModule());
            reference.setInterface(contract);
            reference.setUrl("dubbo://[::1]:%d?token=%s".formatted(port, Instance.TOKEN));
            reference.setConnections(1);
            reference.setRetries(0);
            reference.setTimeout(TIMEOUT_MS);
            var proof = new MethodConfig();
            proof.setName("reconcile");
            proof.setTimeout(PROOF_MS);
            if (contract == StockService.class) {
                reference.setMethods(List.of(proof));
            }
            references.add(reference);
            return reference.get();
        }

        @Override
        public void close() {
            references.forEach(ReferenceConfig::destroy);
        }
    }
}
