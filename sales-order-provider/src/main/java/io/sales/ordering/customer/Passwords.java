package io.sales.ordering.customer;

import io.sales.api.Limits;
import io.sales.api.SalesException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id as the OWASP Password Storage Cheat Sheet asks: 19 MiB, two passes, one lane. Only so many
 * at a time, because each takes that memory and a tenth of a second of a core.
 */
@Component
class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_A_TIME = 2;
    /** With those who work, half of the threads that serve calls. */
    private static final int WAITING = 30;

    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final HashingPlaces places = new HashingPlaces(AT_A_TIME, WAITING, PATIENCE);

    /** What an unknown address's password is compared with, so that it takes as long as a known one's. */
    private final String nobodys = argon2.encode("nobody has this password");

    /**
     * For whoever has something to do before, which would be for nothing.
     *
     * @throws SalesException {@code too-many-requests}
     */
    void requireRoom() {
        places.requireRoom();
    }

    /**
     * @throws SalesException {@code too-many-requests}
     */
    String hash(String password) {
        return places.inTurn(() -> argon2.encode(password));
    }

    /**
     * @param hash null if there is no account; the answer is then false, after the same work
     * @param admission is run when it is this one's turn; what it throws ends the attempt
     * @throws SalesException {@code too-many-requests}
     */
    boolean matches(String password, @Nullable String hash, Runnable admission) {
        boolean match = places.inTurn(() -> {
            admission.run();
            return argon2.matches(password, hash == null ? nobodys : hash);
        });
        return match && hash != null;
    }

    /**
     * @throws SalesException {@code invalid-request}
     */
    static void requireAcceptable(String field, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < Limits.MIN_PASSWORD_LENGTH || length > Limits.MAX_PASSWORD_LENGTH) {
            throw SalesException.invalid(
                    field,
                    "must be %d to %d characters".formatted(Limits.MIN_PASSWORD_LENGTH, Limits.MAX_PASSWORD_LENGTH));
        }
    }
}
