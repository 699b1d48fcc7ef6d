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

/** An RSA key pair in a PKCS#8 PEM file, as {@code openssl genpkey} writes it. */
final class KeyFile {

    private static final int BITS = 2048;
    private static final String HEADER = "-----BEGIN PRIVATE KEY-----";
    private static final String FOOTER = "-----END PRIVATE KEY-----";

    private KeyFile() {}

    /**
     * @throws IllegalStateException if there is no such key in the file
     */
    static RSAKey read(Path file) {
        try {
            String pem = Files.readString(file).strip();
            if (!pem.startsWith(HEADER) || !pem.endsWith(FOOTER)) {
                throw new IllegalArgumentException("Not a whole private key in PEM");
            }
            return parsed(pem);
        } catch (IOException | GeneralSecurityException | JOSEException | IllegalArgumentException e) {
            throw new IllegalStateException("The signing key in " + file + " cannot be used", e);
        }
    }

    /**
     * Makes a key that only the file's owner may read. Of several processes that do so at once, one makes it: a hard link
     * appears whole or not at all, and only for the first.
     */
    static void create(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        try {
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
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("No signing key can be made in " + directory, e);
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

    private static RSAKey parsed(String pem) throws GeneralSecurityException, JOSEException {
        String body = pem.replace(HEADER, "").replace(FOOTER, "").replaceAll("\\s", "");
        var factory = KeyFactory.getInstance("RSA");
        var privateKey = (RSAPrivateCrtKey) factory.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        if (privateKey.getModulus().bitLength() < BITS) {
            throw new IllegalArgumentException("An RSA key of less than %d bits".formatted(BITS));
        }
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
