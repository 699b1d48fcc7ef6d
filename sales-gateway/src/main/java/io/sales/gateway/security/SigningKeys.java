package io.sales.gateway.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of access tokens: the PEM files of one directory, which every gateway has. The name of a file says from when on
 * its key signs, as in {@code 20270131T120000Z.pem}; the latest whose time has come is the one that does. So a key can be
 * everywhere before anybody signs with it, and all change over at the same moment. Every key that is there verifies.
 *
 * <p>What is put there or taken away counts within {@link #REREAD}, without a restart. While the directory cannot be read, or
 * something in it is no key, everything stays as it was.
 */
class SigningKeys implements JWKSource<SecurityContext> {

    static final Duration REREAD = Duration.ofSeconds(10);

    /** Tokens may name keys that there are not; no faster than this is looked for those. */
    static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private static final String SUFFIX = ".pem";
    private static final DateTimeFormatter SIGNS_FROM =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Keys keys;

    private SigningKeys(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.keys = read();
    }

    /**
     * Reads the keys, and makes one if there is none.
     *
     * @throws IllegalStateException if something that is called a key cannot be used
     */
    static SigningKeys in(Path directory, Clock clock) {
        if (!Files.isDirectory(directory) || names(directory).isEmpty()) {
            // The same name for all who start at once, so that they make one key; it has signed since ever.
            KeyFile.create(directory.resolve(SIGNS_FROM.format(Instant.EPOCH) + SUFFIX));
        }
        var keys = new SigningKeys(directory, clock);
        keys.tell();
        return keys;
    }

    /** What to sign with now. Where every key is for later, the first of them. */
    RSAKey signing() {
        NavigableMap<Instant, RSAKey> known = current().byStart();
        Map.Entry<Instant, RSAKey> begun = known.floorEntry(clock.instant());
        return (begun == null ? known.firstEntry() : begun).getValue();
    }

    /** The public part of every key. */
    JWKSet published() {
        return current().all().toPublicJWKSet();
    }

    /** Whether this key still verifies. */
    boolean include(@Nullable Object keyId) {
        return keyId instanceof String id && current().all().getKeyByKeyId(id) != null;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> found = selector.select(current().all());
        if (found.isEmpty()) {
            rereadAfter(LEAST_PAUSE);
            return selector.select(keys.all());
        }
        return found;
    }

    private Keys current() {
        rereadAfter(REREAD);
        return keys;
    }

    /** Whoever comes first reads; the others go on with what is known. */
    private void rereadAfter(Duration pause) {
        if (isOlderThan(pause) && reading.tryLock()) {
            try {
                if (isOlderThan(pause)) {
                    reread();
                }
            } finally {
                reading.unlock();
            }
        }
    }

    private boolean isOlderThan(Duration pause) {
        return !clock.instant().isBefore(keys.readAt().plus(pause));
    }

    private void reread() {
        Keys before = keys;
        try {
            keys = read();
            if (!keys.byStart().equals(before.byStart())) {
                tell();
            }
        } catch (IllegalStateException e) {
            log.error("The signing keys stay as they were", e);
            keys = new Keys(before.byStart(), before.all(), clock.instant());
        }
    }

    private Keys read() {
        var byStart = new TreeMap<Instant, RSAKey>();
        for (String name : names(directory)) {
            byStart.put(start(name), KeyFile.read(directory.resolve(name)));
        }
        if (byStart.isEmpty()) {
            throw new IllegalStateException("There is no signing key in " + directory);
        }
        return new Keys(byStart, new JWKSet(List.copyOf(byStart.values())), clock.instant());
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The signing keys in " + directory + " cannot be listed", e);
        }
    }

    private static Instant start(String name) {
        try {
            return SIGNS_FROM.parse(name.substring(0, name.length() - SUFFIX.length()), Instant::from);
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("The signing key " + name + " must say from when it signs", e);
        }
    }

    private void tell() {
        keys.byStart().forEach((start, key) -> log.info("Signing key {} from {}", key.getKeyID(), start));
    }

    private record Keys(NavigableMap<Instant, RSAKey> byStart, JWKSet all, Instant readAt) {}
}
