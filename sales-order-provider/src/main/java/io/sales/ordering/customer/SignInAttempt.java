package io.sales.ordering.customer;

import io.sales.platform.id.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says who they are. What it is counted by is kept as digests only.
 *
 * @param pair the account and where the attempt comes from
 * @param account null if this attempt says nothing about attacks on the account
 * @param address null if it says nothing about the address
 */
record SignInAttempt(
        String pair, @Nullable String account, @Nullable String address) {

    /** At an account that there may not even be. */
    static SignInAttempt from(@Nullable String clientAddress, String emailKey) {
        String address = clientAddress == null ? "unknown" : clientAddress;
        return new SignInAttempt(
                digest("pair", emailKey, address), digest("account", emailKey), digest("address", address));
    }

    /** Within a session, by whoever has its access token: that may not be the owner, who must be able to sign in. */
    static SignInAttempt within(String sessionId) {
        return new SignInAttempt(digest("session", sessionId), null, null);
    }

    private static String digest(String... parts) {
        return Digest.of(String.join("\n", parts)).hex();
    }
}
