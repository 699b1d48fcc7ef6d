package io.sales.platform.registry;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** With which ZooKeeper knows us. Whoever does not have them can neither read nor change what we keep there. */
record Credentials(String user, String password) {

    /**
     * @param user empty where ZooKeeper is open to everybody who reaches it
     * @throws IllegalStateException if one is given without the other, or the user has a colon, which ends it
     */
    static Optional<Credentials> of(String user, String password) {
        if (user.isEmpty() && password.isEmpty()) {
            return Optional.empty();
        }
        if (user.isEmpty() || password.isEmpty() || user.contains(":")) {
            throw new IllegalStateException(
                    "Set both SALES_REGISTRY_USER, without a colon, and SALES_REGISTRY_PASSWORD, or neither.");
        }
        return Optional.of(new Credentials(user, password));
    }

    byte[] digest() {
        return (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    }

    /** Leaves out the password, which must not reach a log. */
    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
