package io.sales.gateway.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sales.api.Caller;
import io.sales.api.Role;
import io.sales.api.order.OrderService;
import io.sales.gateway.Gateway;
import io.sales.gateway.Views;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ProtocolConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.ServiceConfig;
import org.apache.dubbo.config.bootstrap.DubboBootstrap;
import org.apache.dubbo.rpc.model.FrameworkModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Where calls go while one of two instances is slow. */
class LeastActiveTest {

    private static final Caller STAFF = new Caller("cus_staff", Role.STAFF);
    private static final int CALLS = 20;

    private static TestingServer registry;
    private static List<Instance> instances;
    private static ConfigurableApplicationContext gateway;
    private static ConfigurableApplicationContext gatewayThatDoesNotCount;

    @BeforeAll
    static void start() throws Exception {
        registry = new TestingServer();
        instances = List.of(new Instance(), new Instance());
        instances.forEach(Instance::start);
        gateway = startedGateway();
        gatewayThatDoesNotCount = startedGateway("--dubbo.consumer.actives=0");
    }

    private static ConfigurableApplicationContext startedGateway(String... settings) {
        return new SpringApplicationBuilder(Gateway.class)
                .web(WebApplicationType.SERVLET)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--dubbo.application.qos-enable=false",
                                        "--sales.registry=" + registry.getConnectString(),
                                        "--sales.tokens.signing-keys=target/test-secrets/signing-keys"),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws Exception {
        SpringApplication.exit(gateway);
        SpringApplication.exit(gatewayThatDoesNotCount);
        instances.forEach(Instance::stop);
        registry.close();
    }

    @Test
    void aSlowInstanceGetsNothingMoreWhileAnotherIsIdle() throws Exception {
        assertThat(callsToTheSlowInstance(gateway.getBean(OrderService.class))).isZero();
    }

    /** The control: where the calls under way are not counted, the slow one gets its share. */
    @Test
    void withoutTheCountItGetsItsShare() throws Exception {
        assertThat(callsToTheSlowInstance(gatewayThatDoesNotCount.getBean(OrderService.class)))
                .isPositive();
    }

    /** Of a number of calls, one after the other, while an earlier one still waits for its answer. */
    private static int callsToTheSlowInstance(OrderService orders) throws Exception {
        var thread = Executors.newSingleThreadExecutor();
        var hold = new CountDownLatch(1);
        try {
            instances.forEach(Instance::forget);
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
                orders.deliver(STAFF, "ord_1", "shp_1");
                return instances.stream().allMatch(instance -> instance.calls.get() > 0);
            });
            Instance.next.set(hold);
            var slow = thread.submit(() -> orders.deliver(STAFF, "ord_1", "shp_1"));
            await().until(() -> instances.stream().anyMatch(instance -> instance.holds));
            instances.forEach(instance -> instance.calls.set(0));
            for (int i = 0; i < CALLS; i++) {
                orders.deliver(STAFF, "ord_1", "shp_1");
            }
            assertThat(slow.isDone()).isFalse();
            return instances.stream()
                    .filter(instance -> instance.holds)
                    .mapToInt(instance -> instance.calls.get())
                    .sum();
        } finally {
            hold.countDown();
            thread.shutdown();
            assertThat(thread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** An order provider in a framework of its own, so that calls go over the wire as they would between processes. */
    private static final class Instance {

        /** What the next call of all has to wait for. */
        private static final AtomicReference<@Nullable CountDownLatch> next = new AtomicReference<>();

        private final FrameworkModel framework = new FrameworkModel();
        private final AtomicInteger calls = new AtomicInteger();
        private volatile boolean holds;

        void start() {
            var model = framework.newApplication();
            var application = new ApplicationConfig("test-provider");
            application.setQosEnable(false);
            application.setRegisterMode("interface");
            application.setEnableFileCache(false);
            var protocol = new ProtocolConfig("dubbo", InstanceSpec.getRandomPort());
            // Dubbo refuses 127.0.0.1 and would listen on everything.
            protocol.setHost("::1");
            var service = new ServiceConfig<OrderService>(model.getDefaultModule());
            service.setInterface(OrderService.class);
            service.setScope("remote");
            service.setRef((OrderService) Proxy.newProxyInstance(
                    OrderService.class.getClassLoader(),
                    new Class<?>[] {OrderService.class},
                    (proxy, method, arguments) -> answer(method)));
            DubboBootstrap.getInstance(model)
                    .application(application)
                    .registry(new RegistryConfig("zookeeper://" + registry.getConnectString()))
                    .protocol(protocol)
                    .service(service)
                    .start();
        }

        void stop() {
            framework.destroy();
        }

        void forget() {
            calls.set(0);
            holds = false;
        }

        private @Nullable Object answer(Method method) throws InterruptedException {
            if (!method.getName().equals("deliver")) {
                return Views.NOON;
            }
            calls.incrementAndGet();
            CountDownLatch hold = next.getAndSet(null);
            if (hold != null) {
                holds = true;
                assertThat(hold.await(20, TimeUnit.SECONDS)).isTrue();
            }
            return null;
        }
    }
}
