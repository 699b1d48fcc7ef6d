package io.sales.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Passwords of a local system: made up once, and kept in files that only their owner may read. */
record Secrets(Path directory) {

    /** No letter or digit that is easily taken for another. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 24;
    private static final int NOTIFICATION_KEY_BYTES = 32;
    private static final SecureRandom random = new SecureRandom();

    String databasePassword() {
        return remembered("database-password", Secrets::generated);
    }

    String staffPassword() {
        return remembered("staff-password", Secrets::generated);
    }

    /** What the payment simulator signs its notifications with, written as Standard Webhooks does. */
    String notificationSecret() {
        return remembered("notification-secret", () -> {
            byte[] key = new byte[NOTIFICATION_KEY_BYTES];
            random.nextBytes(key);
            return "whsec_" + Base64.getEncoder().encodeToString(key);
        });
    }

    /** Where the gateway keeps the keys it signs access tokens with. */
    Path signingKeys() {
        return directory.resolve("signing-keys");
    }

    Path databasePasswordFile() {
        databasePassword();
        return directory.resolve("database-password");
    }

    private String remembered(String name, Supplier<String> generator) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                create(file, generator.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path file, String secret) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(file.getParent(), "secret", ".tmp", ownerOnly);
        Files.writeString(draft, secret + "\n");
        Files.move(draft, file);
    }

    private static String generated() {
        var text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
