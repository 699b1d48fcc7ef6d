package io.sales.gateway.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The key pair that access tokens are signed with, kept in a PKCS#8 PEM file that only its owner may read. */
final class SigningKey {

    private static final int BITS = 2048;
    private static final String HEADER = "-----BEGIN PRIVATE KEY-----";
    private static final String FOOTER = "-----END PRIVATE KEY-----";

    private SigningKey() {}

    /** Reads the key, or makes one if there is none. Of several processes that do so at once, all get the same key. */
    static RSAKey loadOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return read(Files.readString(file));
        } catch (IOException | GeneralSecurityException | JOSEException | IllegalArgumentException e) {
            throw new IllegalStateException("The signing key in " + file + " cannot be used", e);
        }
    }

    /** A hard link appears whole or not at all, and only for the first. */
    private static void create(Path file) throws IOException, GeneralSecurityException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(directory, "signing-key", ".tmp", ownerOnly);
        try {
            Files.writeString(draft, pem(generated()));
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // Its key is everybody's.
        } finally {
            Files.delete(draft);
        }
    }

    private static RSAPrivateCrtKey generated() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    }

    private static String pem(RSAPrivateCrtKey key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return HEADER + "\n" + body + "\n" + FOOTER + "\n";
    }

    private static RSAKey read(String pem) throws GeneralSecurityException, JOSEException {
        String body = pem.replace(HEADER, "").replace(FOOTER, "").replaceAll("\\s", "");
        var factory = KeyFactory.getInstance("RSA");
        var privateKey = (RSAPrivateCrtKey) factory.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        var publicKey = (RSAPublicKey)
                factory.generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
        return new RSAKey.Builder(publicKey)
                .privateKey(privateKey)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint()
                .build();
    }
}
