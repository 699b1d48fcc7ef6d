package io.sales.platform.rpc.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.elsewhere.Gadget;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.annotation.DubboService;
import org.apache.dubbo.config.bootstrap.DubboBootstrap;
import org.apache.dubbo.config.spring.context.annotation.EnableDubbo;
import org.apache.dubbo.rpc.RpcException;
import org.apache.dubbo.rpc.model.FrameworkModel;
import org.apache.zookeeper.KeeperException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** A provider with the settings that all of ours have, called over the wire by a stranger. */
class ForeignCallTest {

    private static final String CREDENTIALS = "sales:a secret";
    private static final String SERVICE = Shelf.class.getName();

    private final int port = InstanceSpec.getRandomPort();
    private TestingServer registry;

    @SuppressWarnings("NullAway.Init") // started by each test, with settings of its own
    private ConfigurableApplicationContext provider;

    @SuppressWarnings("NullAway.Init") // made after the provider: the first framework of a process is everybody's
    private FrameworkModel stranger;

    @BeforeEach
    void startRegistry() throws Exception {
        registry = new TestingServer();
        Gadget.made.set(0);
    }

    @AfterEach
    void stop() throws Exception {
        stranger.destroy();
        SpringApplication.exit(provider);
        registry.close();
    }

    @Test
    void whoKnowsTheTokenIsAnswered() throws Exception {
        start();
        assertThat(shelf(token()).count(List.of("a", "b"))).isEqualTo(2);
        assertThat(overHttp(token()).statusCode()).isEqualTo(200);
    }

    @Test
    void whoDoesNotIsRefused() throws Exception {
        start();
        assertThatThrownBy(() -> shelf("").count(List.of("a")))
                .isInstanceOf(RpcException.class)
                .hasMessageContaining("token");
        assertThatThrownBy(() -> shelf("a-guess").count(List.of("a")))
                .isInstanceOf(RpcException.class)
                .hasMessageContaining("token");
        assertThat(overHttp("").statusCode()).isEqualTo(403);
        assertThat(overHttp("a-guess").statusCode()).isEqualTo(403);
    }

    /** The control. */
    @Test
    void withoutATokenEverybodyIsAnswered() throws Exception {
        start("--dubbo.provider.token=");
        assertThat(shelf("").count(List.of("a"))).isEqualTo(1);
        assertThat(overHttp("").statusCode()).isEqualTo(200);
    }

    @Test
    void aClassThatNoContractNamesIsNotMade() throws Exception {
        start();
        shelf(token()).count(List.of(new Gadget("rm")));
        assertThat(Gadget.made).hasValue(0);
    }

    /** The control. */
    @Test
    void withoutTheCheckOfClassesItIs() throws Exception {
        start("--dubbo.application.serialize-check-status=DISABLE");
        shelf(token()).count(List.of(new Gadget("rm")));
        assertThat(Gadget.made).hasPositiveValue();
    }

    @Test
    void withCredentialsAStrangerCannotReadTheToken() throws Exception {
        start("--sales.registry-user=sales", "--sales.registry-password=a secret");
        try (var nobody = client(null)) {
            assertThat(shelf(token()).count(List.of("a"))).isEqualTo(1);
            for (String path : List.of("/dubbo", "/dubbo/" + SERVICE, "/dubbo/" + SERVICE + "/providers")) {
                assertThatThrownBy(() -> nobody.getChildren().forPath(path))
                        .isInstanceOf(KeeperException.NoAuthException.class);
            }
        }
    }

    private void start(String... settings) {
        provider = new SpringApplicationBuilder(Provider.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                Stream.of(
                                        "--spring.application.name=test-provider",
                                        "--spring.config.import=classpath:sales-platform.yml",
                                        "--sales.registry=" + registry.getConnectString(),
                                        "--dubbo.application.qos-enable=false",
                                        "--dubbo.protocol.port=" + port,
                                        "--dubbo.provider.scope=remote"),
                                Stream.of(settings))
                        .toArray(String[]::new));
        stranger = new FrameworkModel();
    }

    private Shelf shelf(String token) {
        var application = new ApplicationConfig("stranger");
        application.setQosEnable(false);
        application.setEnableFileCache(false);
        application.setSerializeCheckStatus("DISABLE");
        application.setShutwait("100");
        var model = stranger.newApplication();
        DubboBootstrap.getInstance(model).application(application).registry(new RegistryConfig("N/A"));
        var reference = new ReferenceConfig<Shelf>(model.newModule());
        reference.setInterface(Shelf.class);
        reference.setUrl("dubbo://[::1]:%d/%s?token=%s".formatted(port, SERVICE, token));
        reference.setRetries(0);
        reference.setTimeout(5_000);
        return reference.get();
    }

    /** The same port speaks HTTP, for callers in other languages. */
    private HttpResponse<String> overHttp(String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://[::1]:%d/%s/count".formatted(port, SERVICE)))
                .header("Content-Type", "application/json")
                .header("token", token)
                .POST(HttpRequest.BodyPublishers.ofString("[[\"a\"]]"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** As a consumer of ours finds it. */
    private String token() throws Exception {
        try (var own = client(CREDENTIALS)) {
            String url = own.getChildren()
                    .forPath("/dubbo/" + SERVICE + "/providers")
                    .get(0);
            return URLDecoder.decode(url, StandardCharsets.UTF_8).replaceAll(".*[?&]token=([^&]+).*", "$1");
        }
    }

    private CuratorFramework client(@Nullable String credentials) {
        var builder = CuratorFrameworkFactory.builder()
                .connectString(registry.getConnectString())
                .retryPolicy(new RetryOneTime(100));
        if (credentials != null) {
            builder.authorization("digest", credentials.getBytes(StandardCharsets.UTF_8));
        }
        var client = builder.build();
        client.start();
        return client;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    @EnableDubbo
    static class Provider {}

    /** Counts. */
    @DubboService
    static class Counting implements Shelf {

        @Override
        public int count(List<?> things) {
            return things.size();
        }
    }
}
