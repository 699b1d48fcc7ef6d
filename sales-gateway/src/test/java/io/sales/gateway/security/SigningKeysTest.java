package io.sales.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.BadJwtException;

/** Two gateways on two hosts: each has a directory of its own, and somebody copies keys between them. */
class SigningKeysTest {

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final String FIRST = "19700101T000000Z.pem";
    private static final String NEXT = "20270131T121000Z.pem";

    @TempDir
    private Path directory;

    private final MovableClock clock = new MovableClock(Instant.parse("2027-01-31T12:00:00Z"));

    private Path here;
    private Path there;

    @BeforeEach
    void twoHostsWithOneKey() throws IOException {
        here = Files.createDirectories(directory.resolve("here"));
        there = Files.createDirectories(directory.resolve("there"));
        KeyFile.create(here.resolve(FIRST));
        copy(FIRST);
    }

    @Test
    void aNewKeyTakesOverEverywhereAndNobodyIsSignedOut() throws IOException {
        var one = new OneGateway(here);
        var other = new OneGateway(there);
        String old = one.issue();

        KeyFile.create(here.resolve(NEXT));
        clock.pass(SigningKeys.REREAD);
        copy(NEXT);
        clock.pass(SigningKeys.REREAD);
        assertThat(one.publishedIds()).hasSize(2).isEqualTo(other.publishedIds());
        assertThat(one.signsWith()).isEqualTo(other.signsWith()).isEqualTo(id(FIRST));
        String last = other.issue();

        clock.pass(Duration.ofMinutes(10));
        assertThat(one.signsWith()).isEqualTo(other.signsWith()).isEqualTo(id(NEXT));
        for (OneGateway gateway : List.of(one, other)) {
            for (String token : List.of(old, last, one.issue(), other.issue())) {
                assertThat(gateway.lets(token)).isTrue();
            }
        }

        clock.pass(Duration.ofMinutes(4));
        assertThat(other.lets(old)).isTrue();
        clock.pass(Duration.ofMinutes(1));
        assertThat(other.lets(old)).isFalse();
        assertThat(other.lets(last)).isTrue();
        clock.pass(Duration.ofSeconds(10));
        assertThat(other.lets(last)).isFalse();
    }

    /** Why a key is put everywhere before it signs. */
    @Test
    void aKeyThatSignsBeforeItIsEverywhereSignsPeopleOutElsewhere() throws IOException {
        var one = new OneGateway(here);
        var other = new OneGateway(there);
        clock.pass(Duration.ofMinutes(20));
        KeyFile.create(here.resolve(NEXT));
        clock.pass(SigningKeys.REREAD);

        String token = one.issue();
        assertThat(one.lets(token)).isTrue();
        assertThat(other.lets(token)).isFalse();

        // Where it comes late, it counts as soon as somebody shows a token of it, but no faster than is good for the
        // disk.
        copy(NEXT);
        assertThat(other.lets(token)).isFalse();
        clock.pass(SigningKeys.LEAST_PAUSE);
        assertThat(other.lets(token)).isTrue();
    }

    @Test
    void aKeyThatIsTakenAwayIsGoodForNothing() throws IOException {
        var one = new OneGateway(here);
        String token = one.issue();
        assertThat(one.lets(token)).isTrue();
        KeyFile.create(here.resolve(NEXT));
        Files.delete(here.resolve(FIRST));
        clock.pass(SigningKeys.REREAD);

        assertThat(one.lets(token)).isFalse();
        assertThat(one.publishedIds()).hasSize(1);
        assertThat(one.lets(one.issue())).isTrue();
    }

    @Test
    void everythingStaysAsItWasWhileSomethingIsNoKey() throws IOException {
        var one = new OneGateway(here);
        String token = one.issue();
        String whole = Files.readString(here.resolve(FIRST));
        Path half = Files.writeString(here.resolve(NEXT), whole.substring(0, whole.length() / 2));
        clock.pass(SigningKeys.REREAD);
        assertThat(one.lets(token)).isTrue();
        assertThat(one.publishedIds()).hasSize(1);

        Files.delete(half);
        KeyFile.create(here.resolve(NEXT));
        clock.pass(SigningKeys.REREAD);
        assertThat(one.publishedIds()).hasSize(2);

        Files.delete(here.resolve(FIRST));
        Files.delete(here.resolve(NEXT));
        clock.pass(SigningKeys.REREAD);
        assertThat(one.lets(token)).isTrue();
    }

    @Test
    void doesNotStartWithWhatIsNoKey() throws Exception {
        Path bad = Files.writeString(here.resolve(NEXT), "nonsense");
        assertThatThrownBy(() -> SigningKeys.in(here, clock))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(NEXT);
        Files.move(bad, here.resolve("tomorrow.pem"));
        assertThatThrownBy(() -> SigningKeys.in(here, clock)).hasMessageContaining("tomorrow.pem");
        Files.delete(here.resolve("tomorrow.pem"));

        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        String body = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        Files.writeString(here.resolve(NEXT), "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> SigningKeys.in(here, clock)).hasStackTraceContaining("2048");
    }

    @Test
    void keepsAKeyForItsOwnerAlone() throws Exception {
        Path secrets = directory.resolve("not/there/yet");
        var made = SigningKeys.in(secrets, clock).signing();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.resolve(FIRST))))
                .isEqualTo("rw-------");
        assertThat(SigningKeys.in(secrets, clock).signing().getKeyID())
                .isEqualTo(made.getKeyID())
                .isEqualTo(made.computeThumbprint().toString());
    }

    @Test
    void makesOneKeyForAllWhoStartAtOnce() throws Exception {
        Path secrets = directory.resolve("secrets");
        int starting = 6;
        var barrier = new CyclicBarrier(starting);
        var threads = Executors.newFixedThreadPool(starting);
        try {
            Callable<String> start = () -> {
                barrier.await();
                return SigningKeys.in(secrets, clock).signing().getKeyID();
            };
            var ids = new ArrayList<String>();
            for (Future<String> id : threads.invokeAll(Collections.nCopies(starting, start))) {
                ids.add(id.get());
            }
            assertThat(ids).hasSize(starting).containsOnly(ids.get(0));
        } finally {
            threads.shutdownNow();
        }
        try (var files = Files.list(secrets)) {
            assertThat(files).containsExactly(secrets.resolve(FIRST));
        }
    }

    private String id(String name) {
        return KeyFile.read(here.resolve(name)).getKeyID();
    }

    private void copy(String name) throws IOException {
        Files.copy(here.resolve(name), there.resolve(name));
    }

    /** What one gateway issues, publishes and lets in. */
    private final class OneGateway {

        private final SigningKeys keys;
        private final AccessTokens issued;
        private final VerifiedTokens verified;

        OneGateway(Path directory) {
            keys = SigningKeys.in(directory, clock);
            issued = new AccessTokens(keys, clock, LIFETIME);
            verified = new VerifiedTokens(keys, clock);
        }

        String issue() {
            return issued.issue(TestTokens.CUSTOMER);
        }

        String signsWith() {
            return keys.signing().getKeyID();
        }

        List<String> publishedIds() {
            return keys.published().getKeys().stream().map(JWK::getKeyID).toList();
        }

        boolean lets(String token) {
            try {
                return AccessTokens.session(verified.decode(token)).equals(TestTokens.CUSTOMER);
            } catch (BadJwtException refused) {
                return false;
            }
        }
    }

    private static final class MovableClock extends Clock {

        private Instant now;

        MovableClock(Instant start) {
            now = start;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
