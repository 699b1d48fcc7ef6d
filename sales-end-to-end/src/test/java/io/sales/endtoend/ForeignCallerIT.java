package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.zookeeper.ZooKeeper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody who reaches the providers' ports, and calls every method of every service there over HTTP, which those ports
 * speak too.
 */
@ExtendWith(SharedSystem.class)
class ForeignCallerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Dubbo's HTTP now and then leaves a refused call without any answer; the next one is told. */
    private static final int TRIES = 3;

    private static final int FORBIDDEN = 403;

    private final LocalSystem system;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    ForeignCallerIT(LocalSystem system) {
        this.system = system;
    }

    @Test
    void isRefusedEverywhereWithoutTheTokenThatOnlyTheRegistryTells() throws Exception {
        List<Provider> providers = providers();
        assertThat(providers).hasSizeGreaterThanOrEqualTo(10);
        for (Provider provider : providers) {
            for (String method : provider.methods()) {
                assertThat(status(provider, method, ""))
                        .as("%s of %s", method, provider)
                        .isEqualTo(FORBIDDEN);
                assertThat(status(provider, method, "a-guess")).isEqualTo(FORBIDDEN);
            }
        }
    }

    /** The control: the same calls get as far as the service with it. */
    @Test
    void isHeardWithTheToken() throws Exception {
        for (Provider provider : providers()) {
            for (String method : provider.methods()) {
                assertThat(status(provider, method, provider.token()))
                        .as("%s of %s", method, provider)
                        .isNotEqualTo(FORBIDDEN);
            }
        }
    }

    /** Without arguments: this is about who is let in, not about what they get. */
    private int status(Provider provider, String method, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://%s/%s/%s".formatted(provider.address(), provider.service(), method)))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("token", token)
                .POST(BodyPublishers.ofString("[]"))
                .build();
        for (int tries = 1; ; tries++) {
            try {
                return http.send(request, BodyHandlers.discarding()).statusCode();
            } catch (HttpTimeoutException unanswered) {
                if (tries == TRIES) {
                    throw unanswered;
                }
            }
        }
    }

    private List<Provider> providers() throws Exception {
        ZooKeeper zooKeeper = Registry.connect(system.registry());
        try {
            var found = new ArrayList<Provider>();
            for (String service : zooKeeper.getChildren("/dubbo", false)) {
                String node = "/dubbo/" + service + "/providers";
                if (service.startsWith("io.sales.") && zooKeeper.exists(node, false) != null) {
                    zooKeeper.getChildren(node, false).stream()
                            .map(url -> URLDecoder.decode(url, StandardCharsets.UTF_8))
                            .map(Provider::of)
                            .forEach(found::add);
                }
            }
            return found;
        } finally {
            zooKeeper.close();
        }
    }

    /** One service of one instance, as it is registered. */
    private record Provider(String address, String service, List<String> methods, String token) {

        private static final Pattern URL = Pattern.compile("dubbo://([^/]+)/([^?]+)\\?.*");

        static Provider of(String url) {
            var match = URL.matcher(url);
            assertThat(match.matches()).as(url).isTrue();
            return new Provider(
                    match.group(1),
                    match.group(2),
                    Arrays.asList(parameter(url, "methods").split(",")),
                    parameter(url, "token"));
        }

        private static String parameter(String url, String name) {
            return url.replaceAll(".*[?&]" + name + "=([^&]+).*", "$1");
        }

        @Override
        public String toString() {
            return service + " at " + address;
        }
    }
}
