package io.sales.faults.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Somebody who is signed in, and signs in anew long before the token ends. */
final class Account {

    /** Tokens are good for 15 minutes. */
    private static final Duration GOOD = Duration.ofMinutes(6);

    private final Client client;
    private final Map<String, String> login;
    private String token = "";
    private long signedInAt;

    Account(Client client, String email, String password) {
        this.client = client;
        this.login = Map.of("email", email, "password", password);
    }

    /**
     * @throws IOException if nobody lets us in
     */
    synchronized void signIn() throws IOException {
        token = client.require("POST", "/tokens", "", null, login)
                .path("accessToken")
                .asString();
        signedInAt = System.nanoTime();
    }

    /** A token that is good, or was the last time that somebody let us in. */
    synchronized String token() {
        if (System.nanoTime() - signedInAt > GOOD.toNanos()) {
            try {
                signIn();
            } catch (IOException away) {
                // The old one is good for some minutes more; the next request tries again.
                return token;
            }
        }
        return token;
    }
}
