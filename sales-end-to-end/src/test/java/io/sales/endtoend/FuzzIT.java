package io.sales.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales.endtoend.fuzz.Campaign;
import io.sales.endtoend.fuzz.Document;
import io.sales.endtoend.fuzz.Findings;
import io.sales.endtoend.fuzz.PlantedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Requests that are wrong, or right but for one thing, made from the document that the system serves. Everything comes from
 * one address and a handful of callers, so this system's limits on callers are far above what they are otherwise.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIT {

    /** The same unless another is asked for: whoever runs all tests wants to know about his own change. */
    private static final long SEED = Long.getLong("sales.fuzz.seed", 9_778_379_095_441L);

    private static final long REQUESTS = Long.getLong("sales.fuzz.requests", 20_000);
    private static final String DATABASE = System.getProperty("sales.fuzz.database", "h2");

    /** From here on the second compiler does more than it takes. */
    private static final long MANY_REQUESTS = 100_000;

    private static final long LARGEST_ROUND = 50_000;
    private static final int CONTROL_REQUESTS = 400;

    private final LocalSystem system = new LocalSystem()
            .with("SALES_REQUESTS_PER_SECOND", "1000000")
            .with("SALES_SIGN_INS_PER_MINUTE", "1000000")
            .with("SALES_SIGNIN_FAILURES", "1000000")
            .with("SALES_SIGNIN_FAILURESOFACCOUNT", "1000000")
            .with("SALES_SIGNIN_FAILURESOFADDRESS", "1000000");

    @SuppressWarnings("NullAway.Init") // laid out before the first test
    private FuzzedShop shop;

    @SuppressWarnings("NullAway.Init") // read before the first test
    private Document document;

    @BeforeAll
    void start() {
        if (REQUESTS >= MANY_REQUESTS) {
            system.with("SALES_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4");
        }
        system.up("--db", DATABASE, "--instances", "1");
        shop = new FuzzedShop(system);
        document = new Document(system.api().get("/openapi.json").expect(200).body());
    }

    @AfterAll
    void stop() {
        system.close();
    }

    @Test
    void noRequestBreaksAnything() throws IOException {
        Campaign campaign = campaign(SEED);
        long started = System.nanoTime();
        // Classes are loaded and caches filled before memory is looked at first.
        send(campaign, REQUESTS / 4, () -> {});
        LiveHeap heap = new LiveHeap().sample(system);
        send(campaign, REQUESTS - REQUESTS / 4, () -> heap.sample(system));
        report(campaign.findings(), heap, Duration.ofNanos(System.nanoTime() - started));

        Findings findings = campaign.findings();
        assertThat(findings.complaints()).as(findings.toString()).isEmpty();
        assertThat(findings.requests()).isEqualTo(REQUESTS);
        assertThat(findings.successes().keySet())
                .as("operations that did something, of %s", campaign.operations())
                .hasSizeGreaterThan(campaign.operations().size() * 4 / 5);
        assertThat(findings.answers(4)).isGreaterThan(REQUESTS / 2);
        shop.requireUnchangedBystanders();
        assertThat(shop.reconciliation().path("discrepancies")).isEmpty();
        heap.requireFlat();
    }

    /** In rounds that are over before the tokens are. */
    private void send(Campaign campaign, long requests, Runnable afterEach) {
        for (long left = requests; left > 0; left -= LARGEST_ROUND) {
            shop.renewTokens();
            campaign.send(Math.min(left, LARGEST_ROUND));
            afterEach.run();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedFaultIsFound(PlantedFault fault) throws IOException {
        Findings findings = fault.in(campaign(7), 5).send(CONTROL_REQUESTS);

        assertThat(findings.complaints().keySet()).anyMatch(complaint -> complaint.contains(fault.complaint()));
    }

    private Campaign campaign(long seed) throws IOException {
        return new Campaign(system.port(), document, shop.world(), statusByCode(), seed);
    }

    private Map<String, Integer> statusByCode() throws IOException {
        var codes = new TreeMap<String, Integer>();
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|")
                .matcher(Files.readString(system.repository().resolve("README.md")))
                .results()
                .forEach(row -> codes.put(row.group(1), Integer.valueOf(row.group(2))));
        return codes;
    }

    private static void report(Findings findings, LiveHeap heap, Duration took) throws IOException {
        String report = "%s%n%s%nlive heap after a quarter and later: %s%n%d s on %s%n"
                .formatted(findings, findings.successes(), heap, took.toSeconds(), DATABASE);
        System.out.println(report);
        Files.writeString(Path.of("target", "fuzz-report.txt"), report);
    }
}
