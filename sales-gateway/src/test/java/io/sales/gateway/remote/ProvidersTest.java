package io.sales.gateway.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sales.api.Caller;
import io.sales.api.Role;
import io.sales.api.SalesException;
import io.sales.api.Slugs;
import io.sales.api.catalogue.CatalogueService;
import io.sales.api.customer.CustomerService;
import io.sales.api.operation.OperationService;
import io.sales.api.order.OrderService;
import io.sales.api.payment.PaymentNotificationService;
import io.sales.api.stock.StockService;
import io.sales.gateway.Gateway;
import io.sales.gateway.Http;
import io.sales.gateway.Views;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.MethodConfig;
import org.apache.dubbo.config.ProtocolConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.ServiceConfig;
import org.apache.dubbo.config.bootstrap.DubboBootstrap;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.apache.dubbo.rpc.RpcContext;
import org.apache.dubbo.rpc.model.ApplicationModel;
import org.apache.dubbo.rpc.model.FrameworkModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway with its own references, against a real registry and a provider that does as it is told. */
class ProvidersTest {

    private static final Caller CALLER = new Caller("cus_1", Role.CUSTOMER);

    /** What every call meets: an answer, an exception to throw, or a latch to wait at. */
    private static volatile Object behaviour = "";

    private static final Map<String, Object> attachments = new ConcurrentHashMap<>();
    private static final Queue<String> calls = new ConcurrentLinkedQueue<>();

    private static TestingServer registry;
    private static FrameworkModel providers;
    private static ConfigurableApplicationContext gateway;
    private static Http http;

    @BeforeAll
    static void start() throws Exception {
        registry = new TestingServer();
        providers = new FrameworkModel();
        provide(providers.newApplication());
        gateway = startedGateway();
        http = new Http(gateway);
        behaviour = Views.NOON;
        // There is a provider of orders alone, so the gateway as a whole never becomes ready.
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> gateway.getBean(OrderService.class).ready().equals(Views.NOON));
    }

    private static ConfigurableApplicationContext startedGateway() {
        return new SpringApplicationBuilder(Gateway.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--dubbo.application.qos-enable=false",
                        "--sales.registry=" + registry.getConnectString(),
                        "--sales.tokens.signing-keys=target/test-secrets/signing-keys");
    }

    @AfterAll
    static void stop() throws Exception {
        SpringApplication.exit(gateway);
        providers.destroy();
        registry.close();
    }

    @BeforeEach
    void forget() {
        calls.clear();
        attachments.clear();
    }

    @Test
    void carriesAnswersOver() {
        behaviour = Views.order();
        assertThat(gateway.getBean(OrderService.class).order(CALLER, "ord_1")).isEqualTo(Views.order());
        assertThat(http.get("/api/v1/orders/ord_1").asCustomer().send().status())
                .isEqualTo(200);
    }

    @Test
    void sendsTheTraceAlongAndNoCredentials() {
        behaviour = Views.order();
        var reply = http.get("/api/v1/orders/ord_1").asCustomer().send();
        assertThat(attachments.get("traceId")).isEqualTo(reply.header("X-Trace-Id"));
        assertThat(attachments.keySet()).noneMatch(name -> name.contains("security"));
    }

    @Test
    void carriesRefusalsOver() {
        behaviour = SalesException.invalid("cursor", "is bad");
        var problem = http.get("/api/v1/orders?cursor=x").asCustomer().send().requireProblem(400, "invalid-request");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("cursor");
    }

    @Test
    void sendsACommandOnceAndSaysThatNobodyKnowsWhatBecameOfIt() {
        var held = new CountDownLatch(1);
        behaviour = held;
        try {
            var reply = http.post(
                            "/api/v1/orders",
                            "{\"lines\":[{\"sku\":\"A\",\"quantity\":1}],\"shippingAddress\":{\"name\":\"A\","
                                    + "\"line1\":\"B\",\"city\":\"C\",\"postalCode\":\"D\",\"country\":\"DE\"}}")
                    .asCustomer()
                    .key("k")
                    .send();
            reply.requireProblem(504, "timeout");
            assertThat(reply.header("Retry-After")).isEqualTo("1");
            assertThat(commands()).containsExactly("place");
        } finally {
            held.countDown();
        }
    }

    @Test
    void sendsAReadTwiceBeforeItGivesUp() {
        var held = new CountDownLatch(1);
        behaviour = held;
        try {
            http.get("/api/v1/orders/ord_1").asCustomer().send().requireProblem(504, "timeout");
            assertThat(commands()).containsExactly("order", "order");
        } finally {
            held.countDown();
        }
    }

    /** Dubbo destroys its references on the very event that stops the gateway. */
    @Test
    void finishesWhatItBeganBeforeItLetsGoOfTheProviders() throws Exception {
        var held = new CountDownLatch(1);
        behaviour = held;
        var stopping = startedGateway();
        var client = new Http(stopping);
        int port = client.port();
        var request = client.get("/api/v1/orders/ord_1").asCustomer();
        var threads = Executors.newFixedThreadPool(2);
        try {
            var reply = threads.submit(request::send);
            await().until(() -> calls.contains("order"));
            var stopped = threads.submit(stopping::close);
            await().until(() -> !isOpen(port));
            held.countDown();
            assertThat(reply.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
            stopped.get(30, TimeUnit.SECONDS);
        } finally {
            held.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void answersWith503WhileNobodyIsThere() {
        var reply = http.get("/api/v1/stock/A").send();
        reply.requireProblem(503, "unavailable");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    /** A method that is not named in {@link Providers} would have the reference's defaults, which no one chose for it. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                OrderService.class,
                PaymentNotificationService.class,
                OperationService.class,
                CustomerService.class,
                CatalogueService.class,
                StockService.class
            })
    void hasARuleForEveryMethod(Class<?> contract) {
        var named = gateway.getBeansOfType(ReferenceBean.class).values().stream()
                .filter(reference -> reference.getInterfaceClass() == contract)
                .flatMap(reference -> reference.getReferenceConfig().getMethods().stream())
                .toList();
        assertThat(named)
                .extracting(MethodConfig::getName)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(contract.getMethods())
                        .map(Method::getName)
                        .toList());
        assertThat(named).allSatisfy(method -> {
            assertThat(method.getTimeout()).isPositive();
            assertThat(method.getRetries()).isBetween(0, 1);
        });
    }

    @Test
    void passesThroughWhatIsNoFailureOfTheCall() {
        OrderService throwing = GuardsTest.guards(new CallSettings(true, 8, true))
                .ordering(OrderService.class, proxy(OrderService.class, (proxy, method, args) -> {
                    throw new SalesException(Slugs.FORBIDDEN, "No.");
                }));
        assertThatThrownBy(() -> throwing.order(CALLER, "ord_1")).isInstanceOf(SalesException.class);
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static List<String> commands() {
        return calls.stream().filter(call -> !call.equals("ready")).toList();
    }

    /** In a framework of its own, so that calls go over the wire as they would between processes. */
    private static void provide(ApplicationModel model) {
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
        service.setRef(proxy(OrderService.class, ProvidersTest::behave));
        DubboBootstrap.getInstance(model)
                .application(application)
                .registry(new RegistryConfig("zookeeper://" + registry.getConnectString()))
                .protocol(protocol)
                .service(service)
                .start();
    }

    private static Object behave(Object proxy, Method method, Object[] arguments) throws Throwable {
        calls.add(method.getName());
        attachments.putAll(RpcContext.getServerAttachment().getObjectAttachments());
        if (method.getName().equals("ready")) {
            return Views.NOON;
        }
        if (behaviour instanceof Throwable thrown) {
            throw thrown;
        }
        if (behaviour instanceof CountDownLatch latch) {
            latch.await(20, TimeUnit.SECONDS);
            return Views.order();
        }
        return behaviour;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
